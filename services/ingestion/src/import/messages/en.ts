export const en = {
  usage: `Usage: npm run import -- <profile> <file or folder …> [options]
       npm run import -- --profile-file mine.json <file or folder …> [options]

  --tenant NAME      put the data there (default: the running stack's own tenant, or the profile's name with --create-tenant)
  --create-tenant    make that tenant, its stores and a manager who may sign in
  --currency XXX     instead of the profile's currency
  --dry-run          read and map everything, send nothing
  --no-catalog       tickets only
  --no-wait          do not wait until everything is in the warehouse

Profiles: {profiles}`,
  rows: 'rows',
  perSecond: 'rows/s',
  left: 'left',
  catalog: 'Catalogue: {count} entries',
  waitingForCatalog: 'waiting for the catalogue to be processed: {behind} to go',
  waiting: 'waiting for processing: {behind} messages to go',
  title: 'Import of {profile} into {tenant}',
  dryRun: 'Trial run: nothing was sent.',
  readRows: 'rows read',
  sentTickets: 'tickets sent',
  sentCatalog: 'catalogue entries sent',
  reopened: 'tickets completed by a higher revision, because rows of theirs came late',
  rejectedRows: 'rows rejected here',
  accepted: 'accepted',
  duplicate: 'duplicates',
  rejected: 'rejected by processing',
  took: '{seconds} s, {rate} rows/s',
  mappedAt: 'mapping and sending alone: {rate} rows/s',
  unknownOutcome: 'What processing made of it is not known here: CLICKHOUSE_URL is not set.',
  notCaughtUp:
    'Processing has not caught up. Nothing is lost; look at the flow page, or run the import again to see the end.',
  example: '  {file} line {line}{column}: {text}',
  login: 'Manager login: {email} / {password}',
  noStack: 'No running stack found: start one with npm start, or set KAFKA_BROKERS (and CLICKHOUSE_URL, DATABASE_URL).',
  noTenant: 'There is no tenant “{tenant}”. Add --create-tenant to make it.',
  otherCurrency:
    'The tenant “{tenant}” keeps its books in {currency}. Use another --tenant (--create-tenant makes it), or --currency {currency}.',
  cannotCreate: 'The tenant could not be made: DATABASE_URL is not set, and the API did not do it either.',
  whichTenant: 'Which tenant? Add --tenant NAME.',
  inColumn: ', column {column}',
} as const;
