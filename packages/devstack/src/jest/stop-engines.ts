import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Stops what start-engines started and removes its home, with what Postgres may keep outside it. */
export default async function stopTestEngines(): Promise<void> {
  const engines = globalThis.vitrineTestEngines;
  if (engines === undefined) return;
  if (engines.child.exitCode === null) {
    const gone = once(engines.child, 'exit');
    engines.child.kill('SIGTERM');
    await gone;
  }
  const outside = join(engines.home, 'postgres.path');
  if (existsSync(outside)) rmSync(readFileSync(outside, 'utf8').trim(), { recursive: true, force: true });
  rmSync(engines.home, { recursive: true, force: true });
}
