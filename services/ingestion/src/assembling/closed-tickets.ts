import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
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
 * Remembers every ticket already sent in memory that does not grow: a 4 MiB Bloom filter answers "never seen", which is
 * nearly always true, and a journal on disk in 64 parts holds what was sent, read again only when the filter says "perhaps".
 */
export class ClosedTickets {
  readonly #bits = new Uint32Array(BLOOM_BITS / 32);
  readonly #folder = mkdtempSync(join(tmpdir(), 'vitrine-import-'));
  readonly #files = Array.from({ length: SHARDS }, (_, shard) =>
    openSync(join(this.#folder, String(shard)), 'a', 0o600),
  );
  readonly #waiting = Array.from({ length: SHARDS }, () => '');

  add(closed: ClosedTicket): void {
    const hashes = hashesOf(closed.key);
    for (const bit of hashes) this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
    const shard = hashes[0] % SHARDS;
    this.#waiting[shard] += `${JSON.stringify(closed)}\n`;
    if ((this.#waiting[shard] as string).length > FLUSH_BYTES) this.#flush(shard);
  }

  /** The newest version sent of a ticket, or undefined. */
  find(key: string): ClosedTicket | undefined {
    const hashes = hashesOf(key);
    if (hashes.some((bit) => ((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) === 0)) return undefined;
    const shard = hashes[0] % SHARDS;
    this.#flush(shard);
    const mark = `{"key":${JSON.stringify(key)},`;
    const line = readFileSync(join(this.#folder, String(shard)), 'utf8')
      .split('\n')
      .findLast((entry) => entry.startsWith(mark));
    return line === undefined ? undefined : (JSON.parse(line) as ClosedTicket);
  }

  /** Gives the disk back. */
  dispose(): void {
    for (const file of this.#files) closeSync(file);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #flush(shard: number): void {
    const text = this.#waiting[shard] as string;
    if (text === '') return;
    writeSync(this.#files[shard] as number, text);
    this.#waiting[shard] = '';
  }
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
