import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import type { Producer, ProducerRecord } from 'kafkajs';
import { CheckpointFile } from './checkpoint.js';
import { DemoTeller } from './demo-teller.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
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

describe('the stock of a home', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'vitrine-teller-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  /** What one step of live selling sends to the catalogue, and the moments of its counts. */
  async function step(): Promise<{ readonly levels: number; readonly counts: readonly number[] }> {
    const values: string[] = [];
    const send = async ({ topic, messages }: ProducerRecord) => {
      if (topic.endsWith(topics.catalogRaw)) values.push(...messages.map(({ value }) => String(value)));
      return [];
    };
    await new DemoTeller(home, kafka, size).tellLive({ send } as unknown as Producer);
    const levels = values.map((value) => JSON.parse(value)).filter(({ type }) => type === 'stockLevel');
    return { levels: levels.length, counts: [...new Set(levels.map(({ at }) => Date.parse(at)))] };
  }
  /** As a home that was told so much before, and was off since. */
  function toldUntil(atMs: number): void {
    const file = new CheckpointFile(home);
    const checkpoint = file.openOrCreate(size, atMs);
    file.write({ ...checkpoint, catalogSent: true, sentUntilMs: Date.now(), shelfUntilMs: atMs });
  }

  it('is told anew after days without, its last count alone, and not again a step later', async () => {
    toldUntil(Date.now() - 3 * DAY_MS);
    const { levels, counts } = await step();
    expect(levels).toBe(12 * 800);
    for (const atMs of counts) expect(Date.now() - atMs).toBeLessThanOrEqual(DAY_MS + MINUTE_MS);
    expect((await step()).levels).toBe(0);
  });
});
