import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EngineError } from '../engine/engine-error.js';
import { identityOf, isSameProcess, type ProcessIdentity } from '../engine/process-identity.js';

const MIN_FREE_BYTES = 1024 ** 3;

export interface Home {
  /** Absolute, links resolved. */
  readonly path: string;
  /** Gives the home to the next owner. */
  release(): void;
}

/**
 * Makes the folder when needed and takes it for this process alone.
 * @throws EngineError `home_in_use`, `home_unusable`, `disk_full`.
 */
export function openHome(folder: string): Home {
  const path = makeFolder(resolve(folder));
  refuseFullDisk(path);
  const lock = join(path, 'owner.lock');
  takeLock(path, lock);
  return { path, release: () => rmSync(lock, { force: true }) };
}

function makeFolder(path: string): string {
  try {
    const isNew = makeFolders(path);
    // Postgres does not run as root: its user must be able to pass through.
    if (isNew && process.getuid?.() === 0) chmodSync(path, 0o711);
    accessSync(path, constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (error) {
    throw new EngineError('home_unusable', `${path} is no folder to write in: choose another one with VITRINE_HOME.`, {
      cause: error,
    });
  }
}

/** True when the folder was not there. By hand, because Node's `recursive` never comes back from a path in /proc. */
function makeFolders(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(path).isDirectory()) return false;
    if (code !== 'ENOENT' || existsSync(dirname(path))) throw error;
  }
  makeFolders(dirname(path));
  return makeFolders(path);
}

function refuseFullDisk(path: string): void {
  const disk = statfsSync(path);
  const freeBytes = disk.bavail * disk.bsize;
  if (freeBytes >= MIN_FREE_BYTES) return;
  const freeMiB = Math.floor(freeBytes / 1024 ** 2);
  throw new EngineError(
    'disk_full',
    `Only ${freeMiB} MiB are free on the disk of ${path} and the engines need 1 GiB: free some space or choose another folder with VITRINE_HOME.`,
  );
}

function takeLock(path: string, lock: string): void {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
  try {
    // A link appears at once with its content: no one ever reads a lock half written.
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(mine, lock);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = readOwner(lock);
      if (owner !== undefined && isSameProcess(owner)) throw inUse(path, owner);
      removeStale(lock, owner);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw new EngineError(
    'home_in_use',
    `Another process is taking ${path} at this moment: wait a little, then start again.`,
  );
}

/** Moves the dead owner's lock away; when another process was faster, puts that one's lock back. */
function removeStale(lock: string, owner: ProcessIdentity | undefined): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
    const moved = readOwner(aside);
    if (moved !== undefined && moved.pid !== owner?.pid) linkSync(aside, lock);
  } catch {
    // Somebody else moved it first: the next attempt sees what is there now.
  }
  rmSync(aside, { force: true });
}

function readOwner(lock: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

function inUse(path: string, owner: ProcessIdentity): EngineError {
  return new EngineError(
    'home_in_use',
    `Process ${owner.pid} already runs a stack on ${path}: stop it (kill ${owner.pid}), or start this one beside it with VITRINE_HOME=<another folder> and a VITRINE_PORT_OFFSET of its own.`,
  );
}
