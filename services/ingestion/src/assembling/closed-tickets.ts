import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { murmur2 } from '@vitrine/bus';
import type { OpenTicket } from './open-ticket.js';

const SHARDS = 64;
const BLOOM_BITS = 2 ** 25;
const FLUSH_BYTES = 256 * 1024;

interface ClosedTicket {
  /** Store and ticket. */
  readonly key: string;
  readonly revision: number;
  readonly ticket: OpenTicket;
}

/**
 * Remembers every sent ticket, in memory that does not grow. A 4 MiB Bloom filter answers "never seen", which is nearly always true. A
 * journal on disk in 64 parts holds what was sent; only after a "perhaps" is it read.
 */
export class ClosedTickets {
  private readonly bits = new Uint32Array(BLOOM_BITS / 32);
  private readonly files = unnamedFiles(SHARDS);
  private readonly waiting = Array.from({ length: SHARDS }, () => '');

  add(closed: ClosedTicket): void {
    const hashes = hashesOf(closed.key);
    for (const bit of hashes) this.bits[bit >>> 5] = (this.bits[bit >>> 5] as number) | (1 << (bit & 31));
    const shard = hashes[0] % SHARDS;
    this.waiting[shard] += `${JSON.stringify(closed)}\n`;
    if ((this.waiting[shard] as string).length > FLUSH_BYTES) this.flush(shard);
  }

  /** The newest version sent of a ticket, or undefined. */
  find(key: string): ClosedTicket | undefined {
    const hashes = hashesOf(key);
    if (hashes.some((bit) => ((this.bits[bit >>> 5] as number) & (1 << (bit & 31))) === 0)) return undefined;
    const shard = hashes[0] % SHARDS;
    this.flush(shard);
    return lastEntry(bytesOf(this.files[shard] as number), `{"key":${JSON.stringify(key)},`);
  }

  /** Gives the disk back. */
  dispose(): void {
    for (const file of this.files) closeSync(file);
  }

  private flush(shard: number): void {
    const text = this.waiting[shard] as string;
    if (text === '') return;
    writeSync(this.files[shard] as number, text);
    this.waiting[shard] = '';
  }
}

/** The files lose their names at once: however the process ends, nothing of anybody's sales stays behind. */
function unnamedFiles(count: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-import-'));
  const files = Array.from({ length: count }, (_, index) => openSync(join(folder, String(index)), 'wx+', 0o600));
  rmSync(folder, { recursive: true });
  return files;
}

/** Reads by position, so that the next write still goes to the end. */
function bytesOf(file: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(file).size);
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, at);
    if (read === 0) break;
    at += read;
  }
  return bytes;
}

/** The last line that begins with the mark; only that line becomes text, however large the journal is. */
function lastEntry(journal: Buffer, mark: string): ClosedTicket | undefined {
  for (let at = journal.lastIndexOf(mark); at >= 0; at = at === 0 ? -1 : journal.lastIndexOf(mark, at - 1)) {
    if (at > 0 && journal[at - 1] !== 10) continue;
    return JSON.parse(journal.toString('utf8', at, journal.indexOf(10, at))) as ClosedTicket;
  }
  return undefined;
}

function hashesOf(key: string): [number, number, number, number] {
  const bytes = Buffer.from(key);
  const one = murmur2(bytes);
  const other = murmur2(bytes, 0x5bd1e995);
  return [0, 1, 2, 3].map((round) => ((one + Math.imul(round, other)) >>> 0) % BLOOM_BITS) as [
    number,
    number,
    number,
    number,
  ];
}
