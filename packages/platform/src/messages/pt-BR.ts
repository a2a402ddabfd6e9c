import type { FieldTexts, KindTexts, ProblemTexts } from './problem-text.js';

export const ptBR: ProblemTexts = {
  invalid_json: {
    title: 'O corpo não é um JSON válido',
    detail: 'Confira aspas, vírgulas e colchetes, e se o texto está em UTF-8.',
  },
  invalid_body: { title: 'O corpo não serve para este endereço', detail: 'Veja em errors cada campo.' },
  invalid_query: { title: 'O endereço tem parâmetros errados', detail: 'Veja em errors cada parâmetro.' },
  invalid_path: { title: 'Uma parte do endereço está errada', detail: 'Veja em errors cada parte.' },
  invalid_header: { title: 'Um cabeçalho está errado ou falta', detail: 'Veja em errors cada cabeçalho.' },
  bad_request: { title: 'Não foi possível ler o pedido', detail: 'Confira o endereço, os cabeçalhos e o corpo.' },
  unauthenticated: {
    title: 'Entre na sua conta',
    detail: 'Envie um cookie de sessão ou uma chave de API que ainda valha.',
  },
  forbidden: { title: 'Você não pode fazer isto', detail: 'Seu papel ou alcance não inclui esta ação.' },
  not_found: { title: 'Não há nada aqui', detail: 'Neste endereço não há nada que você possa ver.' },
  request_timeout: { title: 'O pedido não chegou inteiro', detail: 'Envie-o de novo, de uma vez.' },
  method_not_allowed: { title: 'Este endereço não aceita {method}', detail: 'Ele aceita {allowed}.' },
  not_acceptable: { title: 'Esta forma de resposta não existe', detail: 'Peça application/json.' },
  conflict: { title: 'Isto conflita com o que já existe', detail: 'Leia o estado atual e tente de novo.' },
  payload_too_large: { title: 'O corpo é grande demais', detail: 'São aceitos no máximo {limit} bytes.' },
  unsupported_media_type: { title: 'Este tipo de conteúdo não é aceito', detail: 'Envie application/json.' },
  too_many_requests: { title: 'Pedidos demais', detail: 'Tente de novo em {seconds} {seconds:segundo|segundos}.' },
  unavailable: { title: 'Uma parte do sistema não responde', detail: 'Nada se perdeu. Tente de novo em instantes.' },
  other_tenant: { title: 'Esta chave ou sessão é de outra conta', detail: 'Não envie X-Tenant-Id.' },
  idempotency_mismatch: {
    title: 'Esta Idempotency-Key foi usada para outro pedido',
    detail: 'Use uma chave nova para um pedido novo.',
  },
  idempotency_running: { title: 'O mesmo pedido ainda está em andamento', detail: 'Pergunte de novo em instantes.' },
  internal: {
    title: 'Algo deu errado do nosso lado',
    detail: 'Ficou anotado sob o trace id. Nada foi mudado pela metade.',
  },
};

export const ptBRFields: FieldTexts = {
  example: 'Exemplo: {example}.',
  missing_field: 'Está faltando.',
  unknown_field: 'Não é conhecido aqui.',
  wrong_type: 'Deve ser {expected}.',
  invalid_value: 'Tem um valor que não é permitido.',
  invalid_choice: 'Deve ser um destes: {options}.',
  invalid_format: 'Não está na forma esperada.',
  unfit_text: 'Tem um caractere que não pode ser guardado: NUL, ou metade de um (surrogate solto). Retire-o.',
  too_deep: 'Está aninhado demais: são aceitos no máximo {maximum} níveis.',
  too_many_values: 'Tem valores demais: são aceitos no máximo {maximum} por pedido.',
  too_small: 'Deve ser no mínimo {minimum}.',
  too_big: 'Deve ser no máximo {maximum}.',
  too_short: 'É curto demais: no mínimo {minimum}.',
  too_long: 'É longo demais: no máximo {maximum}.',
};

export const ptBRKinds: KindTexts = {
  string: 'um texto',
  number: 'um número',
  int: 'um número inteiro',
  boolean: 'true ou false',
  array: 'uma lista',
  object: 'um objeto',
  record: 'um objeto',
  other: 'de outro tipo',
};
