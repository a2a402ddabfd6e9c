import { loadEnv, runMain } from '@vitrine/platform';
import { askFor } from './ask-for.js';
import { smokeEnv } from './env.js';
import { until } from './until.js';

runMain('smoke', async () => {
  const env = loadEnv(smokeEnv, process.env);
  for (const url of env.URLS.split(' ')) {
    await until({ deadlineMs: env.WAIT_SECONDS * 1000 }, () => askFor(url));
    console.log(`${url} answers.`);
  }
});
