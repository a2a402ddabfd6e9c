import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '../engines/home.js';
import { removeHome } from '../engines/remove-home.js';

export interface SuiteHome {
  readonly path: string;
  /** Everything on it has stopped. */
  remove(): void;
}

/** A home for a suite that runs engines of its own. When the suite is killed, they end and the home goes. */
export function openSuiteHome(): SuiteHome {
  const { path, release } = openHome(mkdtempSync(join(tmpdir(), 'vitrine-suite-')));
  const watch = join('packages', 'devstack', 'dist', 'jest', 'end-home-with-suite.js');
  // In a process group of its own: Ctrl-C must not reach it before its work.
  const watcher = spawn(process.execPath, [watch, path], { detached: true, stdio: 'ignore' });
  watcher.unref();
  const remove = (): void => {
    release();
    removeHome(path);
    watcher.kill();
  };
  return { path, remove };
}
