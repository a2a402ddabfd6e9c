import { setTimeout as sleep } from 'node:timers/promises';

const UP_WITHIN_MS = 60_000;

/** Resolves when somebody answers there, whatever the answer is. */
export async function untilAnswers(url) {
  for (const end = Date.now() + UP_WITHIN_MS; Date.now() < end; await sleep(100)) if (await answers(url)) return;
  throw new Error(`Nobody listens on ${url}.`);
}

const answers = (url) =>
  fetch(url).then(
    () => true,
    () => false,
  );
