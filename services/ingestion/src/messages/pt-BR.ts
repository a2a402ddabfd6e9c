import type { Messages } from './messages.js';

export const ptBR: Messages = {
  usage: `Uso: npm run import -- <perfil> <arquivo ou pasta …> [opções]
     npm run import -- --profile-file meu.json <arquivo ou pasta …> [opções]

  --tenant NOME      destino dos dados (padrão: a organização da instalação em execução, ou o nome do perfil com --create-tenant)
  --create-tenant    cria a organização, suas lojas e um gerente que pode entrar
  --currency XXX     em vez da moeda do perfil
  --correction N     a N-ésima importação de arquivos corrigidos: seus cupons tomam o lugar dos enviados antes
  --dry-run          lê e converte tudo, não envia nada
  --no-catalog       só os cupons
  --no-wait          não espera até que tudo esteja no armazém

Perfis: {profiles}`,
  rows: 'linhas',
  perSecond: 'linhas/s',
  left: 'restantes',
  catalog: 'Catálogo: {count} registros',
  waitingForCatalog: 'esperando o processamento do catálogo: faltam {behind}',
  waiting: 'esperando o processamento: {behind:falta|faltam} {behind} {behind:mensagem|mensagens}',
  title: 'Importação de {profile} para {tenant}',
  dryRun: 'Ensaio: nada foi enviado.',
  readRows: '{count:linha lida|linhas lidas}',
  sentTickets: '{count:cupom enviado|cupons enviados}',
  sentCatalog: '{count:registro|registros} de cadastro {count:enviado|enviados}',
  reopened: '{count:cupom completado|cupons completados} por uma revisão maior, porque linhas chegaram tarde',
  leftOut: '{count:linha deixada|linhas deixadas} de fora, como diz o “where” do perfil',
  rejectedEntries: '{count:registro|registros} de cadastro {count:recusado|recusados} aqui',
  rejectedEntriesLater: '{count:registro|registros} de cadastro {count:recusado|recusados} pelo processamento',
  rejectedRows: '{count:linha recusada|linhas recusadas} aqui',
  accepted: '{count:aceito|aceitos}',
  duplicate: '{count:duplicado|duplicados}',
  rejected: '{count:recusado|recusados} pelo processamento',
  took: '{seconds} s, {rate} linhas/s',
  mappedAt: 'só conversão e envio: {rate} linhas/s',
  unknownOutcome: 'O que o processamento fez não se sabe aqui: CLICKHOUSE_URL não está definida.',
  notCaughtUp:
    'O processamento ainda não terminou. Nada se perdeu; veja a página de saúde do fluxo, ou repita a importação para ver o fim.',
  example: '  {file} linha {line}{column}: {code}{detail}',
  login: 'Acesso do gerente: {email} / {password}',
  noStack:
    'Nenhuma instalação em execução em {home}: inicie com npm start, informe a pasta em VITRINE_HOME, ou defina KAFKA_BROKERS (e CLICKHOUSE_URL, DATABASE_URL).',
  noTenant: 'A organização “{tenant}” não existe. Use --create-tenant para criá-la.',
  noCurrency: 'Ninguém paga com “{currency}”: informe a moeda por suas três letras, como --currency BRL.',
  noTimeZone: 'O fuso horário “{timeZone}” não existe: informe-o como em America/Sao_Paulo.',
  otherCurrency:
    'A organização “{tenant}” usa {currency}. Escolha outro --tenant (--create-tenant o cria), ou --currency {currency}.',
  cannotCreate:
    'Não foi possível criar a organização: DATABASE_URL não está definida, e a API também não a criou (resposta {status}). Defina DATABASE_URL, ou API_URL e ADMIN_API_KEY.',
  whichTenant: 'Qual organização? Use --tenant NOME; com --create-tenant ela é criada.',
  badTenant: '“{tenant}” não pode ser uma organização. Use letras minúsculas, dígitos e hífens, como lojas-aurora.',
  badCurrency: '“{currency}” não é uma moeda. Use as três letras dela, como BRL.',
  badCorrection: '“{correction}” não é o número de uma correção: use um inteiro de 0 a {most}.',
  howToMend:
    'Corrija as linhas recusadas e importe o arquivo inteiro de novo com --correction {next}: os cupons corrigidos tomam o lugar dos que foram enviados sem essas linhas.',
  whichProfile: 'Qual perfil? Escolha um dos listados abaixo, ou o seu com --profile-file.',
  whichFile: 'Qual arquivo? Informe um ou mais arquivos ou pastas depois do perfil.',
  wrongOption: 'Não existe a opção {option}, ou falta um valor para ela.',
  noProfile: 'Não existe o perfil “{name}”. Incluídos: {profiles}. O seu: --profile-file meu.json',
  nearProfile: 'Não existe o perfil “{name}”. Seria {near}? Incluídos: {profiles}. O seu: --profile-file meu.json',
  profileIsFile:
    '“{name}” é um arquivo, não o nome de um perfil. Para um perfil seu: --profile-file {name}. Incluídos: {profiles}.',
  profileIsFolder: '{path} é uma pasta. Informe o arquivo do perfil, como {path}/meu.json.',
  profileNotJson: 'O perfil {name} não é JSON: {reason}',
  profileWrong:
    'O perfil {name} está incompleto ou errado. services/ingestion/README.md explica cada campo e mostra um inteiro.',
  wholeProfile: 'o perfil',
  fieldMissing: 'falta',
  fieldUnknown: 'não é um campo de perfil neste lugar; confira a grafia',
  fieldText: 'precisa ser um texto entre aspas',
  fieldList: 'precisa ser uma lista: [ … ]',
  fieldNumber: 'precisa ser um número inteiro, sem aspas',
  fieldObject: 'precisa ser um objeto: { … }',
  fieldChoice: 'precisa ser um destes: {values}',
  fieldEmpty: 'está vazio; preencha ou retire',
  fieldRange: 'é grande ou pequeno demais',
  fieldForm: 'não tem a forma de um valor desses',
  profileExpression: 'O perfil tem uma expressão que não se consegue ler. {reason}',
  noFile: 'Não existe o arquivo ou a pasta {path}. Confira o caminho.',
  fileNeeded: 'O perfil precisa de {names} (.gz também serve), que não está entre o que foi informado: {given}.',
  stopped:
    'Parado depois de {rows} linhas da leitura em curso. O que já foi enviado fica. Repetir a importação é seguro: ela envia o resto, e nada conta duas vezes.',
  stoppedTrial: 'Parado depois de {rows} linhas. Nada foi enviado.',
  brokenArchive:
    '{file} é um gzip danificado ou cortado. Baixe ou compacte de novo. O que já foi lido vale, e repetir a importação não muda nada.',
  readBefore: 'O que já foi lido vale, e repetir a importação não muda nada.',
  kafkaAway:
    'O Kafka não responde. A instalação está em execução (npm start)? Se não, confira KAFKA_BROKERS. ({reason})',
  kafkaRefused: 'O Kafka recusou as credenciais. Confira KAFKA_SASL_USERNAME e KAFKA_SASL_PASSWORD. ({reason})',
  warehouseAway:
    'O ClickHouse não responde. A instalação está em execução (npm start)? Se não, confira CLICKHOUSE_URL. ({reason})',
  warehouseRefused: 'O ClickHouse recusou o usuário. Confira CLICKHOUSE_USER e CLICKHOUSE_PASSWORD. ({reason})',
  storeAway:
    'O Postgres não responde. A instalação está em execução (npm start)? Se não, confira DATABASE_URL. ({reason})',
  storeRefused: 'O Postgres recusou o usuário. Confira DATABASE_URL. ({reason})',
  engineRefused:
    'Um banco de dados recusou um comando. A instalação foi iniciada por outra versão? Pare, inicie de novo (npm start) e repita a importação. ({reason})',
  nothingRead:
    'Nenhuma linha encontrada. Um arquivo JSON tem uma lista de objetos ou um objeto por linha; um CSV, cabeçalho e linhas.',
  repeatedKeys:
    'A tabela “{table}” tem {count} {count:chave repetida|chaves repetidas} ({file}, linha {line}): vale a última linha.',
  brokenRows:
    'A tabela “{table}” tem {count} {count:linha|linhas} com mais ou menos colunas do que o cabeçalho ({file}, linha {line}): nada {count:dela|delas} foi aproveitado.',
  inColumn: ', coluna {column}',
};
