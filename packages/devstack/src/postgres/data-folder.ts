import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PostgresUser } from './postgres-user.js';
import { sharedFolder } from './shared-folder.js';

/**
 * The folder that Postgres's user owns: inside the home, or outside when that user may not enter the home
 * (a clone in root's home). The choice is kept in the home, so that a later change of modes loses no data.
 */
export function chooseDataFolder(home: string, user: PostgresUser | undefined, log: (line: string) => void): string {
  const note = join(home, 'postgres.path');
  if (existsSync(note)) {
    const chosen = readFileSync(note, 'utf8').trim();
    if (existsSync(chosen)) return chosen;
  }
  const inside = ownedFolder(join(home, 'postgres'), user);
  const folder = mayEnter(inside, user) ? inside : outsideOf(home, user, log);
  writeFileSync(note, `${folder}\n`);
  return folder;
}

/** Removes what Postgres keeps outside the home, when the home itself is removed. */
export function removeOutsideData(home: string): void {
  const note = join(home, 'postgres.path');
  if (!existsSync(note)) return;
  const folder = readFileSync(note, 'utf8').trim();
  if (!folder.startsWith(home)) rmSync(dirname(folder), { recursive: true, force: true });
}

function outsideOf(home: string, user: PostgresUser | undefined, log: (line: string) => void): string {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const folder = join(sharedFolder(name), 'postgres');
  // Without a note in the home it is what an erased home has left.
  rmSync(folder, { recursive: true, force: true });
  log(`Postgres's user may not enter ${home}: its data are kept in ${folder}`);
  return ownedFolder(folder, user);
}

function ownedFolder(path: string, user: PostgresUser | undefined): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user !== undefined) chownSync(path, user.uid, user.gid);
  return path;
}

/** Tried, not computed: modes of every parent, ACLs and mounts all have a say. */
const mayEnter = (path: string, user: PostgresUser | undefined): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', path], { cwd: '/', ...user }).status === 0;
