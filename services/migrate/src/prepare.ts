import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { joinCertificates } from './trust-bundle.js';

/**
 * Runs before each service and job: joins the certificates to trust, then waits for the schema. The wait is a process of
 * its own, because Node reads extra certificates only when it starts.
 */
const { TRUST_BUNDLE, SCHEMA_VERSION = '0', CA_FOLDER = '/etc/vitrine/ca' } = process.env;
const certificates = await joinCertificates(CA_FOLDER);
if (TRUST_BUNDLE && certificates) await writeFile(TRUST_BUNDLE, certificates);

if (SCHEMA_VERSION !== '0') {
  const trust = TRUST_BUNDLE && certificates ? { NODE_EXTRA_CA_CERTS: TRUST_BUNDLE } : {};
  const wait = fileURLToPath(new URL('wait.js', import.meta.url));
  process.exitCode =
    spawnSync(process.execPath, [wait], { stdio: 'inherit', env: { ...process.env, ...trust } }).status ?? 1;
}
