import { rmSync } from 'node:fs';
import { running } from './start-engines.js';

/** Stops what start-engines.ts started and removes its home. */
export default async function tearDown(): Promise<void> {
  await running.engines?.stop();
  if (running.home) rmSync(running.home, { recursive: true, force: true });
}
