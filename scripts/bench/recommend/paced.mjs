import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks evenly, whatever is answered: times count from when a question was due.
 * @param {(at: number) => Promise<unknown>} ask the question of this number @returns the 95th percentile in ms
 */
export async function paced(ask, { rate, seconds }) {
  const took = [];
  const answers = [];
  const start = performance.now();
  for (let at = 0; at < rate * seconds; at++) {
    const dueMs = start + (at * 1_000) / rate;
    const wait = dueMs - performance.now();
    if (wait > 1) await sleep(wait);
    answers.push(ask(at).then(() => took.push(performance.now() - dueMs)));
  }
  await Promise.all(answers);
  took.sort((one, other) => one - other);
  return took[Math.floor(took.length * 0.95)];
}
