import { expect, it } from '@jest/globals';
import { AskedTogether } from './asked-together.js';

/** A question whose answers come when the test says so. */
function aQuestion() {
  const begun: { answer: (n: number) => void; fail: () => void }[] = [];
  const question = () =>
    new Promise<number>((answer, reject) => begun.push({ answer, fail: () => reject(new Error('away')) }));
  return { begun, together: new AskedTogether(question) };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('is asked once for all who ask meanwhile, and never answered by what was begun before', async () => {
  const { begun, together } = aQuestion();
  const first = together.ask();
  await settle();
  const [second, third] = [together.ask(), together.ask()];
  await settle();
  expect(begun).toHaveLength(1);
  begun[0]?.answer(1);
  await settle();
  expect(begun).toHaveLength(2);
  begun[1]?.answer(2);
  expect(await Promise.all([first, second, third])).toEqual([1, 2, 2]);
});

it('is asked anew after a fault, which those who asked get', async () => {
  const { begun, together } = aQuestion();
  const failing = together.ask();
  await settle();
  const next = together.ask();
  begun[0]?.fail();
  await expect(failing).rejects.toThrow('away');
  await settle();
  begun[1]?.answer(2);
  expect(await next).toBe(2);
});
