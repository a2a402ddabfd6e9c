import { describe, expect, it } from '@jest/globals';
import { CountTable, type EaseTask, fitEase } from '@vitrine/recommend';
import { type DatedChoice, firstChoice } from './choice-source.js';
import { NightlyFits } from './nightly-fits.js';
import { Ranking } from './ranking.js';

const table = new CountTable();
for (let at = 0; at < 60; at++) table.addBasket(at % 3 === 0 ? ['ham', 'bread'] : ['milk', `rare${at % 5}`]);
const counts = table.counts();

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

  it('are kept of so many tenants as were used last', async () => {
    const { kept, fitted } = fits();
    for (const tenant of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'a', 'i', 'a', 'b'])
      await kept.of(tenant, counts, nightly(1));
    expect(fitted).toHaveLength(10);
  });
});
