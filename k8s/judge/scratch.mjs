import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of this run's own, gone when it ends. */
export function scratch(name) {
  const folder = mkdtempSync(join(tmpdir(), `vitrine-${name}-`));
  folders.push(folder);
  return folder;
}
