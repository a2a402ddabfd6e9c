import { rmSync } from 'node:fs';
import { removeOutsideData } from '../postgres/data-folder.js';

/** Removes a home and whatever belongs to it elsewhere; nothing may run on it. */
export function removeHome(home: string): void {
  removeOutsideData(home);
  rmSync(home, { recursive: true, force: true });
}
