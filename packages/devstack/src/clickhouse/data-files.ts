import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SHARED_MEMORY = '/dev/shm';

/** Hands bytes to the engine as a file: in memory where the system has such a place and it is large enough. */
export class DataFiles {
  readonly #inMemory: string;
  readonly #onDisk: string;

  constructor(dataDir: string) {
    const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
    this.#inMemory = join(SHARED_MEMORY, `vitrine-${name}`);
    this.#onDisk = join(dataDir, 'inserts');
    // What a killed gateway has left.
    this.clear();
    mkdirSync(this.#onDisk, { recursive: true, mode: 0o700 });
    if (freeBytes() > 0) mkdirSync(this.#inMemory, { recursive: true, mode: 0o700 });
  }

  /** The path holds no character that needs quoting in SQL beyond what `quote` does. */
  async with<T>(bytes: Buffer, use: (path: string) => Promise<T>): Promise<T> {
    const folder = bytes.length < freeBytes() / 2 ? this.#inMemory : this.#onDisk;
    const path = join(folder, randomUUID());
    try {
      await writeFile(path, bytes, { mode: 0o600 });
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  clear(): void {
    for (const folder of [this.#inMemory, this.#onDisk]) rmSync(folder, { recursive: true, force: true });
  }
}

function freeBytes(): number {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
