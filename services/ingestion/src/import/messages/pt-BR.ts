import type { Messages } from '../messages.js';

export const ptBR: Messages = {
  usage: `Uso: npm run import -- <perfil> <arquivo ou pasta …> [opções]
     npm run import -- --profile-file meu.json <arquivo ou pasta …> [opções]

  --tenant NOME      destino dos dados (padrão: a organização da instalação em execução, ou o nome do perfil com --create-tenant)
  --create-tenant    cria a organização, suas lojas e um gerente que pode entrar
  --currency XXX     em vez da moeda do perfil
  --dry-run          lê e converte tudo, não envia nada
  --no-catalog       só os cupons
  --no-wait          não espera até que tudo esteja no armazém

Perfis: {profiles}`,
  rows: 'linhas',
  perSecond: 'linhas/s',
  left: 'restantes',
  catalog: 'Catálogo: {count} registros',
  waitingForCatalog: 'esperando o processamento do catálogo: faltam {behind}',
  waiting: 'esperando o processamento: faltam {behind} mensagens',
  title: 'Importação de {profile} para {tenant}',
  dryRun: 'Ensaio: nada foi enviado.',
  readRows: 'linhas lidas',
  sentTickets: 'cupons enviados',
  sentCatalog: 'registros de catálogo enviados',
  reopened: 'cupons completados por uma revisão maior, porque linhas chegaram tarde',
  rejectedRows: 'linhas recusadas aqui',
  accepted: 'aceitos',
  duplicate: 'duplicados',
  rejected: 'recusados pelo processamento',
  took: '{seconds} s, {rate} linhas/s',
  mappedAt: 'só conversão e envio: {rate} linhas/s',
  unknownOutcome: 'O que o processamento fez não se sabe aqui: CLICKHOUSE_URL não está definida.',
  notCaughtUp:
    'O processamento ainda não terminou. Nada se perdeu; veja a página de saúde do fluxo, ou repita a importação para ver o fim.',
  example: '  {file} linha {line}{column}: {text}',
  login: 'Acesso do gerente: {email} / {password}',
  noStack:
    'Nenhuma instalação em execução: inicie com npm start, ou defina KAFKA_BROKERS (e CLICKHOUSE_URL, DATABASE_URL).',
  noTenant: 'A organização “{tenant}” não existe. Use --create-tenant para criá-la.',
  otherCurrency:
    'A organização “{tenant}” usa {currency}. Escolha outro --tenant (--create-tenant o cria), ou --currency {currency}.',
  cannotCreate: 'Não foi possível criar a organização: DATABASE_URL não está definida, e a API também não a criou.',
  whichTenant: 'Qual organização? Use --tenant NOME.',
  inColumn: ', coluna {column}',
};
