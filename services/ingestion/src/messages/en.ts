export const en = {
  usage: `Usage: npm run import -- <profile> <file or folder …> [options]
       npm run import -- --profile-file mine.json <file or folder …> [options]

  --tenant NAME      put the data there (default: the running stack's own tenant, or the profile's name with --create-tenant)
  --create-tenant    make that tenant, its stores and a manager who may sign in
  --currency XXX     instead of the profile's currency
  --correction N     the Nth import of mended files: their tickets take the place of those sent before
  --dry-run          read and map everything, send nothing
  --no-catalog       tickets only
  --no-wait          do not wait until everything is in the warehouse

Profiles: {profiles}`,
  rows: 'rows',
  perSecond: 'rows/s',
  left: 'left',
  catalog: 'Catalogue: {count} entries',
  waitingForCatalog: 'waiting for the catalogue to be processed: {behind} to go',
  waiting: 'waiting for processing: {behind} {behind:message|messages} to go',
  title: 'Import of {profile} into {tenant}',
  dryRun: 'Trial run: nothing was sent.',
  readRows: '{count:row|rows} read',
  sentTickets: '{count:ticket|tickets} sent',
  sentCatalog: 'catalogue {count:entry|entries} sent',
  reopened: '{count:ticket|tickets} completed by a higher revision, because rows came late',
  leftOut: '{count:row|rows} left out, as the profile’s “where” says',
  rejectedEntries: 'catalogue {count:entry|entries} rejected here',
  rejectedEntriesLater: 'catalogue {count:entry|entries} rejected by processing',
  rejectedRows: '{count:row|rows} rejected here',
  accepted: 'accepted',
  duplicate: '{count:duplicate|duplicates}',
  rejected: 'rejected by processing',
  took: '{seconds} s, {rate} rows/s',
  mappedAt: 'mapping and sending alone: {rate} rows/s',
  unknownOutcome: 'What processing made of it is not known here: CLICKHOUSE_URL is not set.',
  notCaughtUp:
    'Processing has not caught up. Nothing is lost; look at the flow page, or run the import again to see the end.',
  example: '  {file} line {line}{column}: {code}{detail}',
  login: 'Manager login: {email} / {password}',
  noStack:
    'No running stack found in {home}: start one with npm start, name its folder in VITRINE_HOME, or set KAFKA_BROKERS (and CLICKHOUSE_URL, DATABASE_URL).',
  noTenant: 'There is no tenant “{tenant}”. Add --create-tenant to make it.',
  noCurrency: 'Nobody pays with “{currency}”: name the currency by its three letters, such as --currency BRL.',
  noTimeZone: 'There is no time zone “{timeZone}”: name it as America/Sao_Paulo is named.',
  otherCurrency:
    'The tenant “{tenant}” keeps its books in {currency}. Use another --tenant (--create-tenant makes it), or --currency {currency}.',
  cannotCreate:
    'The tenant could not be made: DATABASE_URL is not set, and the API did not do it either (answer {status}). Set DATABASE_URL, or API_URL and ADMIN_API_KEY.',
  whichTenant: 'Which tenant? Add --tenant NAME; with --create-tenant it is made.',
  badTenant: '“{tenant}” cannot be a tenant. Use small letters, digits and hyphens, such as lojas-aurora.',
  badCurrency: '“{currency}” is no currency. Use its three letters, such as BRL.',
  badCorrection: '“{correction}” is not the number of a correction: use a whole number from 0 to {most}.',
  howToMend:
    'Mend the refused rows and import the whole file again with --correction {next}: the mended tickets take the place of those that were sent without these rows.',
  whichProfile: 'Which profile? Name one of those below, or your own with --profile-file.',
  whichFile: 'Which file? Name one or more files or folders after the profile.',
  wrongOption: 'There is no option {option}, or it needs a value.',
  noProfile: 'There is no profile “{name}”. Built in: {profiles}. Your own: --profile-file mine.json',
  nearProfile:
    'There is no profile “{name}”. Did you mean {near}? Built in: {profiles}. Your own: --profile-file mine.json',
  profileIsFile:
    '“{name}” is a file, not the name of a profile. For a profile of your own: --profile-file {name}. Built in: {profiles}.',
  profileIsFolder: '{path} is a folder. Name the profile’s own file, such as {path}/mine.json.',
  profileNotJson: 'The profile {name} is not JSON: {reason}',
  profileWrong:
    'The profile {name} is not complete or not right. services/ingestion/README.md explains each field and shows a whole one.',
  wholeProfile: 'the profile',
  fieldMissing: 'is missing',
  fieldUnknown: 'is no field of a profile in this place; check the spelling',
  fieldText: 'has to be a text in quotes',
  fieldList: 'has to be a list: [ … ]',
  fieldNumber: 'has to be a whole number, without quotes',
  fieldObject: 'has to be an object: { … }',
  fieldChoice: 'has to be one of {values}',
  fieldEmpty: 'is empty; fill it in or leave it out',
  fieldRange: 'is too large or too small',
  fieldForm: 'does not have the form of such a value',
  profileExpression: 'The profile holds an expression that cannot be read. {reason}',
  noFile: 'There is no file or folder {path}. Check the path.',
  fileNeeded: 'The profile needs {names} (.gz is fine too), which is not among what you gave: {given}.',
  stopped:
    'Stopped after {rows} rows of the pass under way. What was sent by then stays. Running the import again is safe: it sends the rest, and nothing counts twice.',
  stoppedTrial: 'Stopped after {rows} rows. Nothing was sent.',
  brokenArchive:
    '{file} is a damaged or cut off gzip archive. Fetch or pack it again. What was read before counts, and running again changes nothing.',
  readBefore: 'What was read before counts, and running again changes nothing.',
  kafkaAway: 'Kafka does not answer. Is the stack running (npm start)? Else check KAFKA_BROKERS. ({reason})',
  kafkaRefused: 'Kafka refused the credentials. Check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD. ({reason})',
  warehouseAway: 'ClickHouse does not answer. Is the stack running (npm start)? Else check CLICKHOUSE_URL. ({reason})',
  warehouseRefused: 'ClickHouse refused the user. Check CLICKHOUSE_USER and CLICKHOUSE_PASSWORD. ({reason})',
  storeAway: 'Postgres does not answer. Is the stack running (npm start)? Else check DATABASE_URL. ({reason})',
  storeRefused: 'Postgres refused the user. Check DATABASE_URL. ({reason})',
  engineRefused:
    'A database refused a statement. Was the stack started by another version? Stop it, start it again (npm start) and run the import again. ({reason})',
  nothingRead:
    'No row was found. A JSON file holds a list of objects or one object per line, a CSV file a header and rows.',
  repeatedKeys:
    'The table “{table}” has {count} {count:key|keys} more than once ({file}, line {line}): the last row rules.',
  brokenRows:
    'The table “{table}” has {count} {count:row|rows} with more or fewer columns than its header ({file}, line {line}): nothing of {count:it|them} was taken.',
  inColumn: ', column {column}',
} as const;
