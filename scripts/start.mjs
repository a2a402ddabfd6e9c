/** `npm start`: install, build, then hand over to the supervisor, in this very process, so that a signal reaches it. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, checkNode, install, root } from './prepare.mjs';

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage());
  process.exit(0);
}
// Before minutes of installing and building; what the options are worth is the supervisor's to say.
const known = new Set(['--watch', ...usage().match(/--[a-z-]+/g)]);
const unknown = process.argv.slice(2).find((word) => word.startsWith('-') && !known.has(word.split('=')[0]));
if (unknown !== undefined) {
  console.error(`Unknown option ${unknown}.\n\n${usage()}`);
  process.exit(2);
}
checkNode();
install();
build(['@vitrine/devstack', '@vitrine/processing', '@vitrine/ingestion', '@vitrine/api', '@vitrine/dashboard']);
await import(pathToFileURL(join(root, 'packages/devstack/dist/supervisor/main.js')).href);

function usage() {
  return `npm start -- [options]      everything on this machine until Ctrl-C

  --fresh        start over: the data of this home are removed
  --no-demo      start empty, with one administrator
  --stores N     a chain of N stores (12)
  --days N       so many days of history (90)
  --rate N       N tickets a second of load beside the demo, in a tenant of their own

  VITRINE_HOME (.vitrine) · VITRINE_PORT_OFFSET (0) · VITRINE_BIND (127.0.0.1)
  KAFKA_BROKERS · CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD · DATABASE_URL: real clusters in place of the embedded engines`;
}
