import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../engine/engine-error.js';

/** A folder of ours that every user may pass through, whatever the umask and wherever the clone is. */
export function sharedFolder(name: string): string {
  const path = join('/var/tmp', `vitrine-${name}`);
  mkdirSync(path, { recursive: true });
  const found = lstatSync(path);
  // Anyone may write to /var/tmp: a folder laid there by another user is not to be trusted.
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new EngineError('home_unusable', `${path} belongs to another user: remove it, then start again.`);
  }
  chmodSync(path, 0o711);
  return path;
}

/** Undoes a strict umask on a tree that another user must read. */
export function openToOthers(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.mode | 0o444 | (found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o111 : 0));
  if (found.isDirectory()) for (const entry of readdirSync(path)) openToOthers(join(path, entry));
}
