import type { OwnFieldTexts, OwnTexts } from '@vitrine/platform';

/** What this service's own problems say: what happened, and what to do. */
export const problemTexts: OwnTexts = {
  en: {
    invalid_credentials: {
      title: 'E-mail or password is wrong',
      detail: 'Check both. If it still fails and your e-mail belongs to several organisations, name yours.',
    },
    too_many_streams: {
      title: 'Too many live streams at once',
      detail: 'You have {most} open, the most there may be. Close some of them and try again.',
    },
    account_locked: {
      title: 'Too many wrong passwords',
      detail: 'Sign-in with this e-mail is closed for {minutes} more {minutes:minute|minutes} (until {until}).',
    },
    address_locked: {
      title: 'Too many wrong passwords from your network',
      detail:
        'Sign-in from this network address is closed for {minutes} more {minutes:minute|minutes} (until {until}).',
    },
    which_organisation: {
      title: 'Which organisation?',
      detail: 'This e-mail and password fit several. Repeat the request with one of choices as organisation.',
    },
    link_unknown: {
      title: 'This link does not exist',
      detail: 'Check that it was copied whole, or ask your administrator for a new one.',
    },
    link_used: {
      title: 'This link was used already',
      detail: 'Sign in with the password you chose, or ask your administrator for a new link.',
    },
    link_expired: {
      title: 'This link has expired',
      detail: 'A link works for 24 hours. Ask your administrator for a new one.',
    },
    link_revoked: {
      title: 'This link was revoked',
      detail: 'A newer one may have been made for you. Ask your administrator.',
    },
    own_account: {
      title: 'This is your own account',
      detail: 'Another administrator can do this for you. Your password you change under your own settings.',
    },
    last_administrator: {
      title: 'This is the last administrator',
      detail: 'Make somebody else administrator of the whole organisation first: without one nobody could manage it.',
    },
    deactivated_person: {
      title: 'This person is deactivated',
      detail: 'Reactivate them first, then make a link.',
    },
    cross_site: { title: 'This change came from another site', detail: 'Sign in and repeat it on our own pages.' },
    unknown_tenant: { title: 'There is no such tenant', detail: 'Check X-Tenant-Id.' },
    unknown_store: { title: 'There is no such store', detail: 'Check the id: GET /v1/stores lists those you may see.' },
    unknown_product: {
      title: 'There is no such product',
      detail: 'Neither the catalogue nor any sale knows it. See errors for which; check the id.',
    },
    unknown_seller: { title: 'There is no such seller', detail: 'Check sellerId.' },
    tenant_required: { title: 'Which tenant?', detail: 'With the admin key, name the tenant in X-Tenant-Id.' },
    deletion_running: {
      title: 'The tenant with this id is being deleted',
      detail: 'Use another id, or wait until its deletion is done.',
    },
    already_exists: { title: 'This id is taken', detail: 'Choose another one, or use what is there.' },
    changed_meanwhile: {
      title: 'Someone changed this after you read it',
      detail: 'Read it again, then repeat your change.',
    },
    if_match_required: {
      title: 'Say which state you change',
      detail: 'Several people may change this. Read it first and send its ETag in If-Match.',
    },
    outside_scope: { title: 'This goes beyond what you may see', detail: 'See errors for what to leave out.' },
    too_many_rules: {
      title: 'Too many rules',
      detail: 'There are {most} already, the most there may be. Delete some that nobody needs.',
    },
    too_many_tests: {
      title: 'Too many tests',
      detail:
        'You may send {most} in {minutes} minutes. Look at those that were sent in the deliveries, and try again later.',
    },
    nobody_to_test: {
      title: 'Nobody to send the test to',
      detail:
        'A test goes to the person who asks and to the webhooks of the rule that are on. Add a webhook, or sign in as a person.',
    },
    backtests_busy: {
      title: 'Other back-tests are under way',
      detail: 'They take a few seconds. Try again after the time in Retry-After.',
    },
    push_not_set_up: {
      title: 'This installation sends no push messages',
      detail: 'Whoever operates it can set them up (VAPID_PUBLIC_KEY). Until then choose the app or e-mail.',
    },
    unsigned_endpoint: {
      title: 'Endpoints of Slack have no secret',
      detail: 'What is secret there is the address: make a new endpoint with a new one.',
    },
  },
  'pt-BR': {
    invalid_credentials: {
      title: 'E-mail ou senha incorretos',
      detail: 'Confira os dois. Se continuar e o seu e-mail pertencer a várias organizações, informe a sua.',
    },
    too_many_streams: {
      title: 'Transmissões ao vivo demais ao mesmo tempo',
      detail: 'Você tem {most} abertas, o máximo permitido. Feche algumas e tente de novo.',
    },
    account_locked: {
      title: 'Senhas erradas demais',
      detail: 'A entrada com este e-mail está fechada por mais {minutes} {minutes:minuto|minutos} (até {until}).',
    },
    address_locked: {
      title: 'Senhas erradas demais a partir da sua rede',
      detail:
        'A entrada a partir deste endereço de rede está fechada por mais {minutes} {minutes:minuto|minutos} (até {until}).',
    },
    which_organisation: {
      title: 'Qual organização?',
      detail: 'Este e-mail e esta senha servem em várias. Repita o pedido com uma de choices como organisation.',
    },
    link_unknown: {
      title: 'Este link não existe',
      detail: 'Confira se ele foi copiado inteiro, ou peça um novo a quem administra.',
    },
    link_used: {
      title: 'Este link já foi usado',
      detail: 'Entre com a senha que você escolheu, ou peça um link novo a quem administra.',
    },
    link_expired: {
      title: 'Este link venceu',
      detail: 'Um link vale por 24 horas. Peça um novo a quem administra.',
    },
    link_revoked: {
      title: 'Este link foi cancelado',
      detail: 'Talvez exista um mais novo para você. Fale com quem administra.',
    },
    own_account: {
      title: 'Esta é a sua própria conta',
      detail: 'Outra pessoa que administra pode fazer isto por você. A sua senha você troca na sua configuração.',
    },
    last_administrator: {
      title: 'Esta é a última pessoa que administra',
      detail:
        'Antes, torne outra pessoa administradora da organização inteira: sem ninguém, não haveria quem cuide dela.',
    },
    deactivated_person: {
      title: 'Esta pessoa está desativada',
      detail: 'Reative-a primeiro e depois crie o link.',
    },
    cross_site: { title: 'Esta mudança veio de outro site', detail: 'Entre e repita nas nossas próprias páginas.' },
    unknown_tenant: { title: 'Esta conta não existe', detail: 'Confira X-Tenant-Id.' },
    unknown_store: {
      title: 'Esta loja não existe',
      detail: 'Confira o id: GET /v1/stores lista as que você pode ver.',
    },
    unknown_product: {
      title: 'Este produto não existe',
      detail: 'Nem o catálogo nem nenhuma venda o conhece. Veja em errors qual é; confira o id.',
    },
    unknown_seller: { title: 'Este vendedor não existe', detail: 'Confira sellerId.' },
    tenant_required: {
      title: 'De qual conta?',
      detail: 'Com a chave de administração, informe a conta em X-Tenant-Id.',
    },
    deletion_running: {
      title: 'A conta com este identificador está sendo excluída',
      detail: 'Use outro identificador, ou espere a exclusão terminar.',
    },
    already_exists: { title: 'Este identificador já existe', detail: 'Escolha outro, ou use o que existe.' },
    changed_meanwhile: { title: 'Alguém mudou isto depois da sua leitura', detail: 'Leia de novo e repita a mudança.' },
    if_match_required: {
      title: 'Diga qual estado você muda',
      detail: 'Várias pessoas podem mudar isto. Leia primeiro e envie a ETag dele em If-Match.',
    },
    outside_scope: { title: 'Isto vai além do que você pode ver', detail: 'Veja em errors o que deixar de fora.' },
    too_many_rules: {
      title: 'Regras demais',
      detail: 'Já existem {most}, o máximo permitido. Exclua as que ninguém usa.',
    },
    too_many_tests: {
      title: 'Testes demais',
      detail:
        'Você pode enviar {most} em {minutes} minutos. Veja nas entregas os que já saíram, e tente de novo mais tarde.',
    },
    nobody_to_test: {
      title: 'Não há a quem enviar o teste',
      detail:
        'O teste vai para quem pede e para os webhooks ligados da regra. Adicione um webhook, ou entre como pessoa.',
    },
    backtests_busy: {
      title: 'Há outras simulações em andamento',
      detail: 'Elas levam alguns segundos. Tente de novo depois do tempo em Retry-After.',
    },
    push_not_set_up: {
      title: 'Esta instalação não envia notificações push',
      detail: 'Quem opera pode configurá-las (VAPID_PUBLIC_KEY). Até lá, escolha o aplicativo ou o e-mail.',
    },
    unsigned_endpoint: {
      title: 'Endereços do Slack não têm segredo',
      detail: 'O segredo ali é o próprio endereço: cadastre outro com um endereço novo.',
    },
  },
};

export const fieldTexts: OwnFieldTexts = {
  en: {
    unknown_tenant: 'Is the id of no tenant.',
    unknown_store: 'Is the id of no store.',
    unknown_product: 'Is the id of no product that the catalogue or any sale knows.',
    unknown_seller: 'Is the id of no seller.',
    before_from: 'Must not be before `from`.',
    same_product: 'Is the same product as the other.',
    named_twice: 'Stands here a second time.',
    not_the_same: 'Must repeat the id in the path, so that no other tenant is deleted by mistake.',
    not_for_your_role: 'Is not open to your role.',
    outside_scope: 'Is beyond your scope.',
    unfit_for_role:
      'Does not fit the role: a seller has exactly one `self` (stores beside it), everybody else has none.',
    wrong_password: 'Is not your current password.',
    password_is_yours: 'Is made of your own e-mail, name or organisation: choose other words.',
    password_obvious: 'Is one of the first that anybody would try: choose something longer or less regular.',
    invalid_period:
      'Must be a period that exists, its end not before its start, at most 40 years long, its comparison after 1970.',
    invalid_filter: 'Has a value that this dimension cannot have.',
    filters_too_large:
      'Has more values than one question can carry: ask with fewer, or split by the dimension instead.',
    invalid_order: 'Must name a metric or dimension of the query.',
    no_metric: 'Must name at least one metric.',
    too_many_groups: 'Gives too many groups: ask for fewer dimensions or a shorter period.',
    nobody_told: 'Would tell nobody: name somebody who may see what the rule looks at.',
    cannot_be_told: 'Is nobody who may be told of this.',
    unknown_endpoint: 'Is no webhook of yours.',
    stores_required: 'A key that opens some stores must name them here, for the grain of a store or less.',
    in_the_past: 'Must be yet to come.',
    in_the_future: 'Must not be yet to come.',
    too_long_ago: 'Is too long ago: at most 7 days.',
    period_too_long: 'Is too long a period: at most 92 days.',
    target_not_a_url: 'Must be a whole address, such as https://hooks.example/alerts.',
    target_not_https: 'Must begin with https://.',
    target_has_login: 'Must not hold a user or a password.',
    target_other_port: 'Must use the port of https (443), unless your operator allows another.',
    target_not_public: 'Must be on the public internet, unless your operator allows it.',
    blank: 'Must have something to read in it: not only spaces or signs that nobody sees.',
    hidden_characters: 'Must be one line, without control characters or signs that turn the direction of writing.',
    unknown_template: 'Is no ready rule: see GET /v1/alert-templates, or leave it out.',
    names_nothing: 'Names nothing: name one at least, or leave the field out for all.',
    empty_span: 'Must differ from its beginning: such a span is never, or always.',
    minus_zero: 'Must be written as 0, without a minus.',
    negative_minutes: 'Must be a number of minutes that is not below zero.',
    channel_without_endpoint: 'Has nothing to go to: name an integration of this kind, or take the channel out.',
    endpoint_without_channel: 'Would never be told: add its channel, or take it out.',
    not_assignable: 'Is nobody whom alerts can be given to.',
    invalid_snooze: 'Must be a moment to come, at most a month away.',
  },
  'pt-BR': {
    unknown_tenant: 'Não é o id de nenhuma conta.',
    unknown_store: 'Não é o id de nenhuma loja.',
    unknown_product: 'Não é o id de nenhum produto que o catálogo ou alguma venda conheça.',
    unknown_seller: 'Não é o id de nenhum vendedor.',
    before_from: 'Não pode ser antes de `from`.',
    same_product: 'É o mesmo produto que o outro.',
    named_twice: 'Está aqui pela segunda vez.',
    not_the_same: 'Deve repetir o id do endereço, para que nenhuma outra conta seja excluída por engano.',
    not_for_your_role: 'Não está aberto ao seu papel.',
    outside_scope: 'Está fora do seu alcance.',
    unfit_for_role:
      'Não combina com o papel: um vendedor tem exatamente um `self` (e lojas ao lado), os demais, nenhum.',
    wrong_password: 'Não é a sua senha atual.',
    password_is_yours: 'É feita do seu próprio e-mail, nome ou organização: escolha outras palavras.',
    password_obvious: 'É uma das primeiras que qualquer um tentaria: escolha algo mais longo ou menos regular.',
    invalid_period:
      'Deve ser um período que existe, com o fim não antes do começo, de no máximo 40 anos, e a comparação depois de 1970.',
    invalid_filter: 'Tem um valor que esta dimensão não pode ter.',
    filters_too_large: 'Tem mais valores do que cabem numa pergunta: peça menos, ou separe pela dimensão.',
    invalid_order: 'Deve ser uma métrica ou dimensão da consulta.',
    no_metric: 'Deve ter ao menos uma métrica.',
    too_many_groups: 'Dá grupos demais: peça menos dimensões ou um período menor.',
    nobody_told: 'Não avisaria ninguém: indique alguém que possa ver o que a regra olha.',
    cannot_be_told: 'Não é ninguém que possa ser avisado disto.',
    unknown_endpoint: 'Não é um webhook seu.',
    stores_required: 'Uma chave que abre algumas lojas deve listá-las aqui, com alvo de loja ou menor.',
    in_the_past: 'Deve ainda estar por vir.',
    in_the_future: 'Não pode estar por vir.',
    too_long_ago: 'Faz tempo demais: no máximo 7 dias.',
    period_too_long: 'É um período longo demais: no máximo 92 dias.',
    target_not_a_url: 'Deve ser um endereço inteiro, como https://hooks.example/alertas.',
    target_not_https: 'Deve começar com https://.',
    target_has_login: 'Não pode ter usuário nem senha.',
    target_other_port: 'Deve usar a porta do https (443), a não ser que quem opera permita outra.',
    target_not_public: 'Deve estar na internet pública, a não ser que quem opera permita.',
    blank: 'Deve ter algo que se leia: não só espaços ou sinais que ninguém vê.',
    hidden_characters: 'Deve ter uma só linha, sem caracteres de controle nem sinais que viram o sentido da escrita.',
    unknown_template: 'Não é uma regra pronta: veja GET /v1/alert-templates ou deixe o campo de fora.',
    names_nothing: 'Não indica nada: indique ao menos um, ou deixe o campo de fora para valer para todos.',
    empty_span: 'Deve ser diferente do começo: um intervalo assim é nunca, ou sempre.',
    minus_zero: 'Deve ser escrito como 0, sem o sinal de menos.',
    negative_minutes: 'Deve ser um número de minutos que não fique abaixo de zero.',
    channel_without_endpoint: 'Não tem para onde ir: indique uma integração desse tipo ou tire o canal.',
    endpoint_without_channel: 'Nunca seria avisada: inclua o canal dela ou tire a integração.',
    not_assignable: 'Não é alguém a quem se possa atribuir alertas.',
    invalid_snooze: 'Deve ser um momento futuro, no máximo daqui a um mês.',
  },
};
