import { once } from 'node:events';

/** Stops what start-engines started; its temporary home goes with it. */
export default async function stopTestEngines(): Promise<void> {
  const child = globalThis.vitrineTestEngines;
  if (child === undefined || child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
