import type { ErrorCode } from '../errors/error-codes.js';

export const ptBR = {
  invalid_json: 'Isto não é um JSON válido. Envie um objeto JSON por mensagem, com os decimais como texto.',
  duplicate_key:
    'Um objeto deste JSON tem a mesma chave duas vezes: dois leitores poderiam tomar dois valores para um mesmo campo. Envie cada chave uma só vez.',
  invalid_encoding:
    'Isto não é texto UTF-8 válido, ou um caractere se perdeu: metade de um (como "\\ud83d" sozinho), ou U+FFFD em um código. Grave a mensagem ou o arquivo em UTF-8.',
  unopened_envelope:
    'Este é um envelope CloudEvents que não pode ser aberto. Envie o cabeçalho content-type: application/cloudevents+json, specversion 1.0 e o cupom em data (ou como JSON em data_base64), ou envie o cupom sem envelope.',
  not_an_object:
    'Aqui se espera um objeto JSON. Envie um cupom ou item de cadastro por mensagem, não uma lista nem um valor solto.',
  missing_field: 'Falta um campo obrigatório. Inclua-o; docs/events.md lista o que cada evento precisa.',
  wrong_type:
    'O campo tem o tipo errado. Valores e quantidades são textos como "19.90", revision é um número, lines é uma lista.',
  invalid_value:
    'O valor não é permitido aqui. Confira o formato: dinheiro com até 4 casas, quantidade com até 3, momentos como 2026-11-20T09:59:00-03:00, dias que existem, códigos de 1 a 128 caracteres.',
  too_large: 'A mensagem passa de 1 MB. Divida o cupom ou retire campos que não fazem parte do contrato.',
  too_many_lines:
    'Um cupom tem no máximo 2.000 linhas, e no máximo 3.000 quando a linha dividida entre vendedores conta uma vez para cada um. Divida-o em vários cupons.',
  no_lines: 'Um cupom fechado precisa de ao menos uma linha. Envie as linhas ou cancele o cupom se nada foi vendido.',
  key_mismatch:
    'A chave da mensagem não corresponde ao conteúdo. Use tenantId:storeId para cupons e tenantId:type:id para o cadastro.',
  unknown_tenant: 'Esta organização não existe aqui. Crie-a antes ou corrija tenantId.',
  tenant_mismatch: 'tenantId não é o da organização dona da chave. Corrija-o ou não o envie: a chave já diz de quem é.',
  currency_mismatch:
    'A moeda não é a da organização. Converta antes de enviar ou envie para a organização dessa moeda.',
  line_total_mismatch:
    'netAmount difere em mais de 0,01 de quantity × unitPrice − discount. Corrija a linha ou deixe netAmount de fora.',
  sold_in_the_future:
    'soldAt está mais de cinco minutos no futuro. Acerte o relógio do caixa e confira o fuso do horário.',
  sold_too_long_ago: 'soldAt é anterior a 2000-01-01. Confira o relógio do caixa e o formato da data.',
  implausible_quantity:
    'A quantidade passa do que uma loja vende em uma linha, ou é maior que zero em uma devolução. Confira a unidade e o ponto decimal ou divida a linha; mercadoria devolvida tem quantidade negativa, e uma troca é uma venda.',
  implausible_price:
    'O preço ou valor não é plausível. Confira a unidade da moeda e o ponto decimal. Exceto em um ajuste, unitPrice não é negativo (mercadoria devolvida tem quantidade negativa) e discount tira no máximo quantity × unitPrice, com o mesmo sinal. Nenhum custo, preço do cadastro ou meta é negativo.',
  conflicting_revision:
    'Este cupom com esta revisão já existe com outro conteúdo. Envie a correção com uma revisão maior.',
  reused_event_id:
    'Uma mensagem anterior deste arquivo tem o mesmo eventId na mesma loja e diz outra coisa: esta seria tomada por duplicada e não seria contada. Dê a ela um eventId próprio.',
  invalid_shares:
    'As partes dos vendedores de uma linha devem ser maiores que 0, citar cada vendedor uma vez e somar 1.',
  duplicate_line:
    'O mesmo lineId aparece duas vezes no cupom; espaços em volta e a forma de codificar o acento não fazem diferença. Dê a cada linha o seu.',
  unknown_type:
    'Este tipo de cadastro não existe. Use store, seller, product, target, promotion, stockLevel, marketIndex ou closingTotal.',
  unknown_time_zone: 'Este fuso horário não existe. Use um nome da lista IANA, como America/Sao_Paulo.',
  invalid_period: 'O período termina antes de começar. Troque as duas datas ou corrija uma delas.',
  invalid_barcode:
    'Isto não é um código de barras: um GTIN tem 8, 12, 13 ou 14 dígitos, e o último confere os outros. Leia a etiqueta de novo e veja se uma planilha tirou zeros à esquerda; deixe barcodes de fora para mercadoria sem código.',
  invalid_columns:
    'As colunas não correspondem ao contrato. Confira os nomes no cabeçalho e o número de células da linha.',
  inconsistent_rows:
    'As linhas de um mesmo cupom divergem em um campo do cupom. Repita o mesmo valor em cada uma delas.',
  unprocessable:
    'Esta mensagem não pôde ser processada em várias tentativas e foi posta de lado, para que as outras sigam. Envie-a de novo; se for recusada outra vez, informe tópico, partição e offset a quem opera o Vitrine.',
} satisfies Record<ErrorCode, string>;
