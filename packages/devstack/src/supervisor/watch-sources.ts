import { spawn } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import { FolderTree } from './folder-tree.js';
import type { Stack } from './stack.js';
import type { StatusLine } from './status-line.js';

const SETTLE_MS = 300;
const watched = ['packages', 'services'];
/** The folders of a package whose files the build reads. */
const sources = ['src', 'migrations', 'messages'];

/** `npm run dev`: a saved source file rebuilds what it touches and restarts the services (the dashboard reloads itself). */
export function watchSources(root: string, stack: Stack, status: StatusLine): void {
  const builds = new OneAtATime((folders) => rebuild(folders));
  for (const folder of watched) {
    const within = (path: string): string[] => relative(join(root, folder), path).split(sep);
    const mayHoldSources = (path: string) => {
      const [, part] = within(path);
      return part === undefined || sources.includes(part);
    };
    new FolderTree(join(root, folder), mayHoldSources, (path) => {
      const [name, part = ''] = within(path);
      if (sources.includes(part)) builds.add(`${folder}/${name}`);
    });
  }

  async function rebuild(folders: readonly string[]): Promise<void> {
    status.step(`${folders.join(', ')} changed: rebuilding…`);
    if (!(await turboBuild(root, folders)))
      return status.warn('The build failed; the running services stay as they are.');
    const services = folders
      .filter((folder) => folder.startsWith('services/'))
      .map((folder) => folder.slice('services/'.length));
    stack.restart(services.length === folders.length ? services : stack.services);
  }
}

/** Gathers what changes until it is quiet, then runs; what changes while it runs is for one run after it. */
export class OneAtATime {
  private changed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private isRunning = false;

  constructor(
    private readonly run: (names: readonly string[]) => Promise<void>,
    private readonly settleMs: number = SETTLE_MS,
  ) {}

  add(name: string): void {
    this.changed.add(name);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.settleMs);
  }

  private async flush(): Promise<void> {
    if (this.isRunning || this.changed.size === 0) return;
    const names = [...this.changed].sort();
    this.changed = new Set();
    this.isRunning = true;
    try {
      await this.run(names);
    } finally {
      this.isRunning = false;
      void this.flush();
    }
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
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
