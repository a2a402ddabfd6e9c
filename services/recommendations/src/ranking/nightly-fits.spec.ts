import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { CountTable, type EaseTask, fitEase } from '@vitrine/recommend';
import { type DatedChoice, firstChoice } from './choice-source.js';
import { NightlyFits } from './nightly-fits.js';
import { Ranking } from './ranking.js';

const table = new CountTable();
for (let at = 0; at < 60; at++) table.addBasket(at % 3 === 0 ? ['ham', 'bread'] : ['milk', `rare${at % 5}`]);
const counts = table.counts();

const aShortLived = () => table.counts();

/** The engine drops what nobody holds only between two tasks. */
async function untilCollected() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    await new Promise<void>((end) => setImmediate(end));
    collect();
  }
}

const nightly = (chosenAtMs: number): DatedChoice => ({
  chosenAtMs,
  choice: {
    live: { kind: 'best-sellers' },
    nightly: { kind: 'ease', ease: { lambda: 5, denseProducts: 100, tailWeight: 0.3 }, weight: 0 },
    ranks: 'nightly',
  },
});

function fits(fit: (task: EaseTask) => Promise<ReturnType<typeof fitEase>> = async (task) => fitEase(task)) {
  const fitted: string[] = [];
  const errors: unknown[] = [];
  let atWork = 0;
  const kept = new NightlyFits({
    fit: async (task) => {
      expect(++atWork).toBe(1);
      await Promise.resolve();
      atWork--;
      fitted.push(task.productIds[0] ?? '');
      return fit(task);
    },
    onError: (error) => errors.push(error),
  });
  return { kept, fitted, errors };
}

describe('nightly models', () => {
  it('are fitted once for each choice, one at a time', async () => {
    const { kept, fitted } = fits();
    const tenants = ['a', 'b', 'a', 'b'];
    await Promise.all(tenants.map((tenant) => kept.of(tenant, counts, nightly(1))));
    expect(fitted).toHaveLength(2);
    await kept.of('a', counts, nightly(2));
    expect(fitted).toHaveLength(3);
  });

  it('are nothing to fit where the live one ranks', async () => {
    const { kept, fitted } = fits();
    expect(await kept.of('a', counts, firstChoice)).toBeUndefined();
    expect(fitted).toEqual([]);
  });

  it('leave the ranking to the live one until they are fitted', async () => {
    const best = ({ finder }: Ranking) =>
      counts.productIds[finder.find([counts.codeOf('ham') as number], 1)[0]?.code ?? -1];
    const fit = fits().kept.of('a', counts, nightly(1));
    const ranking = new Ranking(counts, nightly(1), fit);
    expect(best(ranking)).toBe('milk');
    await fit;
    expect(best(ranking)).toBe('bread');
  });

  it('are none where the fit fails, and the next choice is tried', async () => {
    let isAway = true;
    const { kept, errors } = fits(async (task) => {
      if (isAway) throw new Error('no memory');
      return fitEase(task);
    });
    expect(await kept.of('a', counts, nightly(1))).toBeUndefined();
    expect(errors).toHaveLength(1);
    isAway = false;
    expect((await kept.of('a', counts, nightly(2)))?.productIds).toContain('ham');
  });

  it('are fitted once however many tenants are read in turn, as long as somebody ranks by them', async () => {
    const { kept, fitted } = fits();
    const tenants = Array.from({ length: 30 }, (_, at) => `tenant ${at}`);
    const held = await Promise.all(tenants.map((tenant) => kept.of(tenant, counts, nightly(1))));
    for (let round = 0; round < 3; round++)
      expect(await Promise.all(tenants.map((tenant) => kept.of(tenant, counts, nightly(1))))).toEqual(held);
    expect(fitted).toHaveLength(30);
  });

  it('are of the counts that were read last, and none where the tenant has no index any more', async () => {
    let go = () => {};
    const gate = new Promise<void>((end) => {
      go = end;
    });
    const { kept, fitted } = fits(async (task) => gate.then(() => fitEase(task)));
    const first = kept.of('a', counts, nightly(1));
    // Its turn comes when the first has ended; the counts it was asked with are gone by then.
    const forgotten = kept.of('b', aShortLived(), nightly(1));
    const replaced = kept.of('c', aShortLived(), nightly(1));
    const again = kept.of('c', counts, nightly(1));
    await untilCollected();
    go();
    expect(await first).toBeDefined();
    expect(await forgotten).toBeUndefined();
    expect((await replaced)?.productIds).toEqual((await again)?.productIds);
    expect(fitted).toHaveLength(2);
    expect(await kept.of('b', counts, nightly(1))).toBeDefined();
  });
});
