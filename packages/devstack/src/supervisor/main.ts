/** `npm start`: everything on one machine until Ctrl-C. */
import { fileURLToPath } from 'node:url';
import { whenParentEnds } from '../engines/when-parent-ends.js';
import { OptionError, parseOptions } from './options.js';
import { Stack } from './stack.js';
import { StatusLine } from './status-line.js';
import { watchSources } from './watch-sources.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const status = new StatusLine();

// A full disk takes no log: no reason to leave the engines alone.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env, process.cwd());
  const stack = new Stack(root, options, status);
  let stopping: Promise<void> | undefined;
  const stop = (code: number): void => {
    stopping ??= stack.stop().then(() => process.exit(code));
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  process.on('SIGHUP', () => stop(0));
  if (options.temporary) whenParentEnds(() => stop(0));
  try {
    await stack.start();
    if (options.watch) watchSources(root, stack, status);
  } catch (error) {
    if (stopping) return; // stopped by hand while starting
    explain(error);
    stop(1);
  }
}

/** One sentence for the person; the stack trace only for unforeseen errors. */
function explain(error: unknown): void {
  status.clear();
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`\n✗ ${words}\n`);
  if (process.env.VITRINE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

main().catch((error: unknown) => {
  explain(error);
  process.exit(error instanceof OptionError ? 2 : 1);
});
