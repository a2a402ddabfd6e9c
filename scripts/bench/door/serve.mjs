import { join } from 'node:path';
import { findFreePort } from '@vitrine/devstack';
import { startTold } from '../start-told.mjs';
import { here } from '../trees.mjs';
import { untilAnswers } from '../until-answers.mjs';

/**
 * A server in a process of its own, ended with this one.
 * @param {string} main of this work tree @param {Record<string, string>} env @returns its address, and the processor time it has used
 */
export async function serve(main, env) {
  const port = await findFreePort();
  const told = startTold(join(here, main), { ...env, PORT: String(port), HOST: '127.0.0.1' });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(url);
  return { url, ...told };
}
