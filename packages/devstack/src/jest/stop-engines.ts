import { join } from 'node:path';

/** Stops what start-engines started and removes its home, with what Postgres may keep elsewhere. */
export default async function stopTestEngines(): Promise<void> {
  const engines = globalThis.vitrineTestEngines;
  if (engines === undefined) return;
  await engines.stop();
  const { removeHome } = await import(`file://${join(process.cwd(), 'packages/devstack/dist/engines/remove-home.js')}`);
  removeHome(engines.home);
}
