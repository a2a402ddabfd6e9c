import { spawnSync } from 'node:child_process';
import { EngineError } from '../engine/engine-error.js';

export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Postgres refuses to run as root: then the system's user `postgres`, made when missing; otherwise undefined (ourselves).
 * @throws EngineError `platform_unsupported`.
 */
export function requirePostgresUser(log: (line: string) => void): PostgresUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = findUser();
  if (found !== undefined) return found;
  log('Postgres does not run as root: adding the system user "postgres" for it');
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
    stdio: 'ignore',
  });
  const made = findUser();
  if (made !== undefined) return made;
  throw new EngineError(
    'platform_unsupported',
    'Postgres does not run as root and the user "postgres" could not be added: type `useradd --system postgres`, or start as another user.',
  );
}

function findUser(): PostgresUser | undefined {
  const ask = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}
