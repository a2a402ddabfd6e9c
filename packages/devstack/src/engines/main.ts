import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EngineError } from '../engine/engine-error.js';
import { environmentOf } from './environment.js';
import { removeHome } from './remove-home.js';
import { startEngines } from './start-engines.js';
import { whenParentEnds } from './when-parent-ends.js';

/**
 * Runs the engines alone, in the foreground, until Ctrl-C:
 * `node packages/devstack/dist/engines/main.js --home .vitrine/engines [--write-env engines.env]`.
 * Prints their variables or writes them to a file to `source`. `--temporary`: at most as long as the process that
 * started this one, and the home goes at the end.
 */
const { values } = parseArgs({
  options: { home: { type: 'string' }, 'write-env': { type: 'string' }, temporary: { type: 'boolean' } },
});
const home = values.home ?? '.vitrine/engines';

try {
  const starting = startEngines({ home, log: (line) => console.error(line) });
  // While they start, too: what has come up must not stay behind.
  const stop = async (): Promise<void> => {
    await starting.then((engines) => engines.stop()).catch(() => undefined);
    if (values.temporary) removeHome(home);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  if (values.temporary) whenParentEnds(() => void stop());
  const engines = await starting;
  // Nothing else keeps this process: the engines are in groups of their own.
  setInterval(() => undefined, 60_000);

  const lines = Object.entries(environmentOf(engines)).map(([name, value]) => `export ${name}='${value}'\n`);
  if (values['write-env'] === undefined) console.log(lines.join(''));
  else writeFileSync(values['write-env'], lines.join(''), { mode: 0o600 });
} catch (error) {
  console.error(error instanceof EngineError ? error.message : error);
  process.exit(1);
}
