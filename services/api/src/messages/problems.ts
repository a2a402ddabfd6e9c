import type { OwnFieldTexts, OwnTexts } from '@vitrine/platform';

/** What this service's own problems say: what happened, and what to do. */
export const problemTexts: OwnTexts = {
  en: {
    invalid_credentials: {
      title: 'E-mail or password is wrong',
      detail: 'Check both. If your e-mail belongs to more than one organisation, name the organisation too.',
    },
    account_locked: {
      title: 'Too many wrong passwords',
      detail: 'Sign-in with this e-mail is closed for {minutes} more minutes (until {until}).',
    },
    cross_site: { title: 'This change came from another site', detail: 'Sign in and repeat it on our own pages.' },
    other_tenant: { title: 'This key or session belongs to another tenant', detail: 'Leave X-Tenant-Id out.' },
    unknown_tenant: { title: 'There is no such tenant', detail: 'Check X-Tenant-Id.' },
    tenant_required: { title: 'Which tenant?', detail: 'With the admin key, name the tenant in X-Tenant-Id.' },
    already_exists: { title: 'This id is taken', detail: 'Choose another one, or use what is there.' },
    changed_meanwhile: {
      title: 'Someone changed this after you read it',
      detail: 'Read it again, then repeat your change.',
    },
    if_match_required: {
      title: 'Say which state you change',
      detail: 'Several people may change this. Read it first and send its ETag in If-Match.',
    },
    idempotency_mismatch: {
      title: 'This Idempotency-Key was used for another request',
      detail: 'Use a new key for a new request.',
    },
    idempotency_running: { title: 'The same request is still running', detail: 'Ask again in a moment.' },
    outside_scope: { title: 'This goes beyond what you may see', detail: 'See errors for what to leave out.' },
  },
  'pt-BR': {
    invalid_credentials: {
      title: 'E-mail ou senha incorretos',
      detail: 'Confira os dois. Se o seu e-mail pertence a mais de uma organização, informe também a organização.',
    },
    account_locked: {
      title: 'Senhas erradas demais',
      detail: 'A entrada com este e-mail está fechada por mais {minutes} minutos (até {until}).',
    },
    cross_site: { title: 'Esta mudança veio de outro site', detail: 'Entre e repita nas nossas próprias páginas.' },
    other_tenant: { title: 'Esta chave ou sessão é de outra conta', detail: 'Não envie X-Tenant-Id.' },
    unknown_tenant: { title: 'Esta conta não existe', detail: 'Confira X-Tenant-Id.' },
    tenant_required: {
      title: 'De qual conta?',
      detail: 'Com a chave de administração, informe a conta em X-Tenant-Id.',
    },
    already_exists: { title: 'Este identificador já existe', detail: 'Escolha outro, ou use o que existe.' },
    changed_meanwhile: { title: 'Alguém mudou isto depois da sua leitura', detail: 'Leia de novo e repita a mudança.' },
    if_match_required: {
      title: 'Diga qual estado você muda',
      detail: 'Várias pessoas podem mudar isto. Leia primeiro e envie a ETag dele em If-Match.',
    },
    idempotency_mismatch: {
      title: 'Esta Idempotency-Key foi usada para outro pedido',
      detail: 'Use uma chave nova para um pedido novo.',
    },
    idempotency_running: { title: 'O mesmo pedido ainda está em andamento', detail: 'Pergunte de novo em instantes.' },
    outside_scope: { title: 'Isto vai além do que você pode ver', detail: 'Veja em errors o que deixar de fora.' },
  },
};

export const fieldTexts: OwnFieldTexts = {
  en: {
    unknown_tenant: 'Is the id of no tenant.',
    not_for_your_role: 'Is not open to your role.',
    outside_scope: 'Is beyond your scope.',
    unfit_for_role:
      'Does not fit the role: a seller has exactly one `self` (stores beside it), everybody else has none.',
    invalid_period: 'Must be a period that exists, its end not before its start, at most 20 years long.',
    invalid_filter: 'Has a value that this dimension cannot have.',
    filters_too_large:
      'Has more values than one question can carry: ask with fewer, or split by the dimension instead.',
    invalid_order: 'Must name a metric or dimension of the query.',
    no_metric: 'Must name at least one metric.',
    too_many_groups: 'Gives too many groups: ask for fewer dimensions or a shorter period.',
  },
  'pt-BR': {
    unknown_tenant: 'Não é o id de nenhuma conta.',
    not_for_your_role: 'Não está aberto ao seu papel.',
    outside_scope: 'Está fora do seu alcance.',
    unfit_for_role:
      'Não combina com o papel: um vendedor tem exatamente um `self` (e lojas ao lado), os demais, nenhum.',
    invalid_period: 'Deve ser um período que existe, com o fim não antes do começo, de no máximo 20 anos.',
    invalid_filter: 'Tem um valor que esta dimensão não pode ter.',
    filters_too_large: 'Tem mais valores do que cabem numa pergunta: peça menos, ou separe pela dimensão.',
    invalid_order: 'Deve ser uma métrica ou dimensão da consulta.',
    no_metric: 'Deve ter ao menos uma métrica.',
    too_many_groups: 'Dá grupos demais: peça menos dimensões ou um período menor.',
  },
};
