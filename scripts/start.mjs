/** `npm start`: install, build, then hand over to the supervisor, in this very process, so that a signal reaches it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, checkNode, install, root } from './prepare.mjs';

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage());
  process.exit(0);
}
// Checked before minutes of installing and building; the supervisor, which owns the options, says the same.
const known = new Set(['--watch', ...usage().match(/--[a-z-]+/g)]);
const unknown = process.argv.slice(2).find((word) => word.startsWith('-') && !known.has(word.split('=')[0]));
if (unknown !== undefined) {
  console.error(`Unknown option ${unknown}.\n\n${usage()}`);
  process.exit(2);
}
const limits = JSON.parse(readFileSync(join(root, 'packages/devstack/start-limits.json'), 'utf8'));
for (const [name, [min, max]] of Object.entries(limits)) {
  const text = given(name);
  if (text === undefined || (Number.isInteger(Number(text)) && Number(text) >= min && Number(text) <= max)) continue;
  console.error(`${name} takes a whole number from ${min} to ${max}.`);
  process.exit(2);
}
checkNode();
install();
build(['@vitrine/devstack', './services/*', './apps/*']);
await import(pathToFileURL(join(root, 'packages/devstack/dist/supervisor/main.js')).href);

/** Of a flag, `--stores 3` or `--stores=3`, or of a variable; undefined when it is not there. */
function given(name) {
  if (!name.startsWith('--')) return process.env[name];
  const at = process.argv.findIndex((word) => word.split('=')[0] === name);
  if (at < 0) return undefined;
  return process.argv[at].split('=')[1] ?? process.argv[at + 1] ?? 'nothing';
}

function usage() {
  return `npm start -- [options]      everything on this machine until Ctrl-C

  --fresh        start over: the data of this home are removed
  --no-demo      start empty, with one administrator
  --no-incident  without the large sale that the demo's shops have within a minute of the first start
  --replay-clock[=TENANT]
                 TENANT (replay) lives by the time of its sales, and its messages go to the sinks only
  --stores N     a chain of N stores (12)
  --days N       so many days of history (90)
  --rate N       N tickets a second of load beside the demo, in the tenant carga

  VITRINE_HOME (.vitrine) · VITRINE_PORT_OFFSET (0) · VITRINE_BIND (127.0.0.1) · TOPIC_PARTITIONS (one a core, 2 to 6)
  KAFKA_BROKERS · CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD · DATABASE_URL: real clusters in place of the embedded engines`;
}
