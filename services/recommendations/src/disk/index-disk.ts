import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { CountsOf } from '@vitrine/warehouse';
import type { IndexData } from '../index/index-data.js';
import { ReadingTurns } from '../index/reading-turns.js';
import { readIndexFile, writeIndexFile } from './index-file.js';
import { packedBytes, packIndex, unpackIndex } from './pack-index.js';

interface Parts {
  /** Of this service alone; made where it is missing. */
  readonly folder: string;
  /** Whose counts these are, when several databases share a folder. */
  readonly database: string;
  /** Of all files together. */
  readonly mostBytes: number;
  /** Smaller ones are read from the counts in less time than a seller notices, and are then of this minute. */
  readonly leastBytes?: number;
  readonly nowMs?: () => number;
  /** Told once until something is laid again. */
  readonly onError: (error: unknown) => void;
}

interface LaidFile {
  readonly path: string;
  readonly bytes: number;
  readonly laidAtMs: number;
}

const LEAST_BYTES = 4 * 2 ** 20;
/** What is older tells too little of today: the counts are read. A deleted tenant's file goes so, too. */
const LONGEST_LAID_MS = 86_400_000;
/** They wait in memory for the disk; of more, each is only dropped. */
const MOST_WAITING = 4;
/** Each takes a hundred MiB, and more would not come sooner. */
const TAKEN_AT_ONCE = 2;

/**
 * Large indexes that were dropped from memory, on the pod's own disk: read from there in a fraction of the time that the counts take. It holds
 * nothing that the counts do not. A file that is torn, corrupt or of another release is not there; a disk that is full or cannot be written
 * is none. Files of an earlier process are taken over: whoever takes one compares its state with the counts.
 */
export class IndexDisk {
  private readonly waiting = new Map<string, IndexData>();
  private readonly turns = new ReadingTurns(TAKEN_AT_ONCE);
  private laying: Promise<unknown> = Promise.resolve();
  private isFailing = false;
  /** Of all files, when they were last looked at. */
  bytes = 0;
  failures = 0;

  constructor(private readonly parts: Parts) {}

  /** @returns undefined where it is not there */
  async take(of: CountsOf): Promise<IndexData | undefined> {
    const path = this.pathOf(of);
    return this.waiting.get(path) ?? this.turns.ask(() => this.read(path, of));
  }

  /** Beside the answers, one after the other. What is there of the same counts is replaced; a small one is only removed. */
  lay(of: CountsOf, data: IndexData): void {
    const path = this.pathOf(of);
    if (this.waiting.size >= MOST_WAITING) return;
    this.waiting.set(path, data);
    this.laying = this.laying
      .then(() => this.replace(path, of, data))
      .catch((error: unknown) => this.failed(error))
      .then(() => this.waiting.get(path) === data && this.waiting.delete(path));
  }

  /** Removes what is too old. */
  async sweep(): Promise<void> {
    try {
      const files = await this.files();
      const isOld = ({ laidAtMs }: LaidFile) => laidAtMs < this.nowMs() - LONGEST_LAID_MS;
      for (const { path } of files.filter(isOld)) await rm(path, { force: true });
      this.bytes = sumOf(files.filter((file) => !isOld(file)));
    } catch (error) {
      this.failed(error);
    }
  }

  /** When all that was to be laid has been. */
  async settled(): Promise<void> {
    await this.laying;
  }

  private async read(path: string, of: CountsOf): Promise<IndexData | undefined> {
    try {
      if ((await stat(path)).mtimeMs < this.nowMs() - LONGEST_LAID_MS) return undefined;
      const contents = await readIndexFile(path);
      return contents && unpackIndex(of, contents);
    } catch (error) {
      if (!isMissing(error)) this.failed(error);
      return undefined;
    }
  }

  private async replace(path: string, of: CountsOf, data: IndexData): Promise<void> {
    const { folder, mostBytes, leastBytes = LEAST_BYTES } = this.parts;
    await rm(path, { force: true });
    const bytes = packedBytes(data);
    if (bytes < leastBytes) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const contents = packIndex(of, data);
    const whole = bytes + Buffer.byteLength(contents.head);
    if (whole > mostBytes) return;
    await this.makeRoom(mostBytes - whole);
    const torn = `${path}.${process.pid}`;
    try {
      await writeIndexFile(torn, contents);
      // By the clock that judges its age.
      await utimes(torn, this.nowMs() / 1_000, this.nowMs() / 1_000);
      await rename(torn, path);
      this.isFailing = false;
    } finally {
      await rm(torn, { force: true });
    }
  }

  /** Those that were laid first go first, until all take no more. */
  private async makeRoom(mostBytes: number): Promise<void> {
    const files = await this.files();
    files.sort((one, other) => one.laidAtMs - other.laidAtMs);
    for (let file = files.shift(); file && sumOf(files) + file.bytes > mostBytes; file = files.shift())
      await rm(file.path, { force: true });
  }

  private async files(): Promise<LaidFile[]> {
    const names = await readdir(this.parts.folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const files = names.map(async (name): Promise<LaidFile[]> => {
      const path = join(this.parts.folder, name);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() ? [{ path, bytes: found.size, laidAtMs: found.mtimeMs }] : [];
    });
    return (await Promise.all(files)).flat();
  }

  /** No name of a tenant or a store is in it. */
  private pathOf({ tenantId, storeId }: CountsOf): string {
    const whose = JSON.stringify([this.parts.database, tenantId, storeId ?? null]);
    return join(this.parts.folder, `${createHash('sha256').update(whose).digest('hex')}.index`);
  }

  private failed(error: unknown): void {
    this.failures++;
    if (!this.isFailing) this.parts.onError(error);
    this.isFailing = true;
  }

  private nowMs(): number {
    return (this.parts.nowMs ?? Date.now)();
  }
}

const sumOf = (files: readonly LaidFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
