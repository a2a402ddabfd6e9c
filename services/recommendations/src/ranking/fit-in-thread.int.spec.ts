import { describe, expect, it } from '@jest/globals';
import { CountTable, easeTask, fitEase } from '@vitrine/recommend';
import { fitInThread } from './fit-in-thread.js';

/** A thread runs compiled code, as the service does. */
const CODE = new URL('../../dist/ranking/fit-worker.js', import.meta.url);
const table = new CountTable();
for (let at = 0; at < 60; at++) table.addBasket(at % 3 === 0 ? ['ham', 'bread'] : ['milk', `rare${at % 5}`]);
const counts = table.counts();
const options = { lambda: 5, denseProducts: 100, tailWeight: 0.3 };

describe('a fit in a thread', () => {
  it('is what it would be here', async () => {
    const there = await fitInThread(CODE, easeTask(counts, options));
    const here = fitEase(easeTask(counts, options));
    expect(there.productIds).toEqual(here.productIds);
    expect([...there.weights]).toEqual([...here.weights]);
  });

  it('fails where the matrix cannot be inverted, and where the thread ends', async () => {
    const task = { productIds: ['a', 'b'], gram: Float64Array.of(1, 2, 2, 1) };
    await expect(fitInThread(CODE, task)).rejects.toThrow('cannot be inverted');
    const ends = new URL('data:text/javascript,process.exit(0)');
    await expect(fitInThread(ends, easeTask(counts, options))).rejects.toThrow('ended before');
  });
});
