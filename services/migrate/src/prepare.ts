import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TrustBundleError, writeTrustBundle } from './trust-bundle.js';

/**
 * Runs before each service and job: joins the certificates to trust, then waits for the schema. The wait is a process of its own, because
 * Node reads extra certificates only at its start. This file imports little: each start waits for it.
 */
async function prepare(): Promise<number> {
  const { TRUST_BUNDLE, SCHEMA_VERSION = '0', CA_FOLDER = '/etc/vitrine/ca' } = process.env;
  const isWritten = TRUST_BUNDLE ? await writeTrustBundle(CA_FOLDER, TRUST_BUNDLE) : false;
  return SCHEMA_VERSION === '0' ? 0 : wait(isWritten ? { NODE_EXTRA_CA_CERTS: TRUST_BUNDLE } : {});
}

/** @returns the exit code of the wait, which says itself why it gave up */
function wait(trust: NodeJS.ProcessEnv): number {
  const command = fileURLToPath(new URL('wait.js', import.meta.url));
  return spawnSync(process.execPath, [command], { stdio: 'inherit', env: { ...process.env, ...trust } }).status ?? 1;
}

function refuse(error: unknown): number {
  if (!(error instanceof TrustBundleError)) throw error;
  console.error(`prepare cannot start. ${error.name}: ${error.message}`);
  return 1;
}

process.exitCode = await prepare().catch(refuse);
