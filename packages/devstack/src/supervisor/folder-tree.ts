import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Tells what changes in a folder and below it, however a file is saved. It watches folders, one by one. On Linux Node's own recursive
 * watcher follows each file's inode, and does not notice a file that was replaced by rename.
 */
export class FolderTree {
  private readonly watchers = new Map<string, FSWatcher>();

  constructor(
    root: string,
    /** Is a folder below to be watched as well? */
    private readonly isOfInterest: (path: string) => boolean,
    private readonly onChange: (path: string) => void,
  ) {
    this.enter(root);
  }

  close(): void {
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  /** The watcher before the list: a folder made in between is seen by one of them. */
  private enter(folder: string): void {
    this.leave(folder);
    try {
      const watcher = watch(folder, (kind, name) => this.hear(folder, kind, name));
      watcher.on('error', () => this.leave(folder));
      this.watchers.set(folder, watcher);
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !this.watchers.has(path) && this.isOfInterest(path)) this.enter(path);
      }
    } catch (error) {
      if (!isGone(error)) throw error;
      this.leave(folder);
    }
  }

  /** A name that comes, goes or moves may be that of a folder: whatever was watched there is another one now. */
  private hear(folder: string, kind: string, name: string | null): void {
    const path = join(folder, name ?? '');
    if (kind === 'rename') {
      this.leave(path);
      if (isFolder(path) && this.isOfInterest(path)) this.enter(path);
    }
    this.onChange(path);
  }

  private leave(folder: string): void {
    for (const [path, watcher] of this.watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      this.watchers.delete(path);
    }
  }
}

/** Itself, not what a link leads to. */
const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
