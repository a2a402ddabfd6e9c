import { describe, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import { refusalsOf, rehome } from '@vitrine/consumer';
import { versionOf } from './version-of.js';

const at = (timestamp: number, offset: number) => versionOf({ timestamp: String(timestamp), offset: String(offset) });
const NOW_MS = Date.UTC(2026, 10, 21);

/** The headers of a message that arrived then, once it lies on its own partition. */
function movedHeaders(arrivedMs: number, headers: Record<string, Buffer>) {
  const message = {
    key: null,
    value: Buffer.from('{}'),
    timestamp: String(arrivedMs),
    offset: '3',
    attributes: 0,
    headers,
  };
  const range = { first: 3, last: 3 };
  const batch = { topic: 'catalog.raw.v1', partition: 0, messages: [message], range, token: 't' } as unknown as Batch;
  const output = { group: 'processing', nameOf: (topic: string) => topic, partitionsOf: () => 2 };
  return refusalsOf(batch, [rehome(1, 'k')], output, NOW_MS).records[0]?.headers ?? {};
}

describe('the version of a catalogue entry', () => {
  it('follows the log within one millisecond, also past every multiple of 4,096', () => {
    const versions = Array.from({ length: 10_000 }, (_, offset) => at(NOW_MS, offset));
    expect(versions.every((version, index) => index === 0 || version > (versions[index - 1] as bigint))).toBe(true);
  });

  it('follows the clock when the partition of an entry has changed', () => {
    expect(at(NOW_MS + 1, 0)).toBeGreaterThan(at(NOW_MS, 4_000_000));
  });

  it('is that of the first arrival when an entry was moved to its own partition, however often', () => {
    const moved = (headers: Record<string, Buffer>) =>
      versionOf({ timestamp: String(NOW_MS), offset: '9', headers: movedHeaders(NOW_MS - 5_000, headers) });
    expect(moved({})).toBeLessThan(at(NOW_MS - 4_999, 0));
    expect(moved({ 'vitrine-received': Buffer.from(String(NOW_MS - 9_000)) })).toBeLessThan(at(NOW_MS - 8_999, 0));
    expect(moved({ 'vitrine-received': Buffer.from('9999999999999') })).toBeLessThan(at(NOW_MS - 4_999, 0));
    expect(moved({ 'vitrine-received': Buffer.from('ontem') })).toBeLessThan(at(NOW_MS - 4_999, 0));
  });

  it('is above every version that was written before, and fits into 64 bits', () => {
    expect(at(NOW_MS, 0)).toBeGreaterThan(BigInt(NOW_MS + 60_000) * 4_096n);
    expect(at(Date.UTC(2100, 0, 1), 2 ** 40)).toBeLessThan(2n ** 64n);
  });
});
