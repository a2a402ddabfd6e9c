import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Harness } from '../testing/harness.js';
import { killRun } from '../testing/kill-run.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start('alert_kills');
}, 60_000);
afterAll(() => harness?.stop(), 60_000);

it('loses no alert and raises none twice, killed five times at any moment under load', async () => {
  const { missed, doubled, tickets } = await killRun(harness, 5);
  expect(tickets).toBeGreaterThan(50);
  expect({ missed, doubled }).toEqual({ missed: 0, doubled: 0 });
}, 600_000);
