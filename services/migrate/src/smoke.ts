import { loadEnv, runMain } from '@vitrine/platform';
import { smokeEnv } from './env.js';
import { until } from './until.js';

async function answers(url: string): Promise<void> {
  const response = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  console.log(`${url} answers.`);
}

runMain('smoke', async () => {
  const env = loadEnv(smokeEnv, process.env);
  for (const url of env.URLS.split(' '))
    await until(
      env.WAIT_SECONDS * 1000,
      () => answers(url),
      () => undefined,
    );
});
