import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from './stack.js';
import type { StatusLine } from './status-line.js';

const SETTLE_MS = 300;
const watched = ['packages', 'services'];

/** `npm run dev`: a saved source file rebuilds what it touches and restarts the services (the dashboard reloads itself). */
export function watchSources(root: string, stack: Stack, status: StatusLine): void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  for (const folder of watched) {
    watch(join(root, folder), { recursive: true }, (_, file) => {
      const match = file?.match(/^([a-z-]+)\/(src|migrations|messages)\//);
      if (!match?.[1]) return;
      changed.add(`${folder}/${match[1]}`);
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild([...changed].sort()).finally(() => changed.clear()), SETTLE_MS);
    });
  }

  async function rebuild(folders: readonly string[]): Promise<void> {
    status.step(`${folders.join(', ')} changed: rebuilding…`);
    if (!(await turboBuild(root, folders)))
      return status.warn('The build failed; the running services stay as they are.');
    const services = folders
      .filter((folder) => folder.startsWith('services/'))
      .map((folder) => folder.slice('services/'.length));
    stack.restart(services.length === folders.length ? services : ['processing', 'api']);
  }
}

function turboBuild(root: string, folders: readonly string[]): Promise<boolean> {
  const filters = folders.map((folder) => `--filter=./${folder}`);
  const turbo = join(root, 'node_modules', '.bin', 'turbo');
  return new Promise((resolve) => {
    const child = spawn(turbo, ['run', 'build', '--output-logs=errors-only', '--ui=stream', ...filters], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}
