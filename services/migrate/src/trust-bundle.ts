import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The `ca.crt` of every folder below, joined; empty when there is none. Node reads one file of extra certificates only. */
export async function joinCertificates(folder: string): Promise<string> {
  const engines = await readdir(folder).catch(() => []);
  const certificates = await Promise.all(
    engines.sort().map((engine) => readFile(join(folder, engine, 'ca.crt'), 'utf8').catch(() => '')),
  );
  return certificates
    .filter((each) => each !== '')
    .map((each) => `${each.trim()}\n`)
    .join('');
}
