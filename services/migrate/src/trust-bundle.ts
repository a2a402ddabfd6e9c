import { readdir, readFile, writeFile } from 'node:fs/promises';
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

/** The file of certificates cannot be written. */
export class TrustBundleError extends Error {
  override readonly name = 'TrustBundleError';
  readonly retryable = false;
}

/** @returns false, and no file, when there is no certificate; @throws TrustBundleError */
export async function writeTrustBundle(folder: string, file: string): Promise<boolean> {
  const certificates = await joinCertificates(folder);
  if (certificates === '') return false;
  await writeFile(file, certificates).catch((error: NodeJS.ErrnoException) => {
    throw new TrustBundleError(`The certificates cannot be written to ${file} (${error.code}): check TRUST_BUNDLE.`);
  });
  return true;
}
