import { expect, it } from '@jest/globals';
import { KeptAnswers } from './kept-answers.js';

function world(most = 9) {
  const clock = { nowMs: 0 };
  const reads: string[][] = [];
  const kept = new KeptAnswers<string>({ keepMs: 100, most }, () => clock.nowMs);
  const ask = async (place: string, ...ids: string[]) => {
    const read = async (missing: readonly string[]) => {
      reads.push([...missing]);
      return new Map(missing.filter((id) => id !== 'none').map((id) => [id, `${place}:${id}`]));
    };
    return Object.fromEntries(await kept.of([place], ids, read));
  };
  return { ask, clock, reads };
}

it('reads what it does not have, once, and knows of what there is none', async () => {
  const { ask, reads } = world();
  expect(await ask('s1', 'a', 'none', 'a')).toEqual({ a: 's1:a' });
  expect(await ask('s1', 'a', 'b', 'none')).toEqual({ a: 's1:a', b: 's1:b' });
  expect(reads).toEqual([['a', 'none'], ['b']]);
});

it('answers of one place with nothing of another, however they are named', async () => {
  const { ask } = world();
  await ask('s1', 'a');
  expect(await ask('s2', 'a')).toEqual({ a: 's2:a' });
  expect(await ask('s1","a', 'a')).toEqual({ a: 's1","a:a' });
});

it('reads anew what has become old', async () => {
  const { ask, clock, reads } = world();
  await ask('s1', 'a');
  clock.nowMs = 99;
  await ask('s1', 'a');
  clock.nowMs = 100;
  await ask('s1', 'a');
  expect(reads).toEqual([['a'], ['a']]);
});

it('drops the least used, and keeps nothing of a read that failed', async () => {
  const { ask, reads } = world(2);
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await ask('s1', id);
  expect(reads).toEqual([['a'], ['b'], ['c'], ['b']]);
  const kept = new KeptAnswers<string>({ keepMs: 100, most: 9 });
  await expect(kept.of(['s1'], ['a'], () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await kept.of(['s1'], ['a'], async () => new Map([['a', 'there']]))).toEqual(new Map([['a', 'there']]));
});
