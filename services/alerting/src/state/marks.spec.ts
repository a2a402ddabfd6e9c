import { expect, it } from '@jest/globals';
import { Marks } from './marks.js';

const at = (offset: number, atMs: number, name?: string) => ({ source: '0', atMs, offset, name });

it('passes over what comes again, also by the entries that were kept', () => {
  const marks = new Marks(3);
  expect([at(1, 10), at(2, 10), at(1, 10), at(2, 10), at(3, 11)].map((one) => marks.pass(one))).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
  expect(new Marks(3, marks.entries()).pass(at(3, 11))).toBe(false);
});

it('takes a source that was made anew, and a broker whose clock is behind', () => {
  const marks = new Marks(3, [['3<0', 100, 50]]);
  expect([at(0, 200), at(1, 150), at(1, 150)].map((one) => marks.pass(one))).toEqual([true, true, false]);
});

it('knows by name what came another way', () => {
  const marks = new Marks(3, [['3<0', 100, 50]]);
  expect([at(7, 70, 'moved'), at(7, 70, 'moved'), at(51, 101)].map((one) => marks.pass(one))).toEqual([
    true,
    false,
    true,
  ]);
});

it('does not hold what came through one partition against what comes through another', () => {
  const before = new Marks(1);
  before.pass(at(50, 100));
  const raised = new Marks(3, before.entries());
  expect([at(7, 70), at(7, 70)].map((one) => raised.pass(one))).toEqual([true, false]);
});
