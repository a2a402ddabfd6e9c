import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckpointFile } from './checkpoint.js';
import { DemoTeller } from './demo-teller.js';

const MINUTE_MS = 60_000;
const size = { stores: 12, days: 3 };
const kafka = { brokers: [], logins: {} } as never;

describe('the live incident of a home', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'vitrine-teller-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const opened = () => new DemoTeller(home, kafka, size);
  const decidedMs = () => new CheckpointFile(home).read()?.liveAfterMs;
  const largeSales = (fromMs: number) =>
    opened()
      .chain.truth.planted(fromMs, fromMs + MINUTE_MS)
      .filter(({ kind }) => kind === 'largeSale');

  it('is due within a minute of the moment at which the history was told', () => {
    opened().decideLiveIncident(true);
    const fromMs = decidedMs() as number;
    expect(largeSales(fromMs)).toHaveLength(1);
  });

  it('stays where it was planned, also when the home starts again', () => {
    opened().decideLiveIncident(true);
    const fromMs = decidedMs();
    opened().decideLiveIncident(true);
    opened().decideLiveIncident(false);
    expect(decidedMs()).toBe(fromMs);
  });

  it('is left out for good by whoever asked for none', () => {
    opened().decideLiveIncident(false);
    opened().decideLiveIncident(true);
    expect(decidedMs()).toBeNull();
    expect(largeSales(Date.now())).toEqual([]);
  });
});
