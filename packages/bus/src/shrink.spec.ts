import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SHRINK_STEPS, shrink, truncatedHeaders } from './shrink.js';
import { recordBytes } from './split.js';

describe('a record that no broker takes', () => {
  const value = Buffer.alloc(3_000_000, 'x');
  const headers = { ce_source: 'x'.repeat(2_000_000), 'vitrine-error-code': 'too_large' };
  const record = { topic: 't', key: 'k', value, headers };

  it('keeps its key, its headers, its beginning, and says what is missing', () => {
    const small = shrink(record, 1);
    expect(small).toMatchObject({ topic: 't', key: 'k', headers });
    expect(small.value).toHaveLength(524_288);
    expect(small.headers).toMatchObject({
      [truncatedHeaders.truncated]: 'true',
      [truncatedHeaders.bytes]: '3000000',
      [truncatedHeaders.sha256]: createHash('sha256').update(value).digest('hex'),
    });
  });

  it('is in the end nothing but why it was refused and the digest', () => {
    const least = shrink(record, SHRINK_STEPS);
    expect(least.value).toHaveLength(0);
    expect(Object.keys(least.headers ?? {})).toEqual([...Object.values(truncatedHeaders), 'vitrine-error-code']);
    expect(String(least.key)).toBe('k');
  });

  it('is small in the end, however long its key and however many headers of our name it came with', () => {
    const many = Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [`vitrine-${index}`, 'x'.repeat(900)]));
    const least = shrink({ ...record, key: 'k'.repeat(3_000_000), headers: { ...headers, ...many } }, SHRINK_STEPS);
    expect(recordBytes(least)).toBeLessThan(100_000);
    expect(least.headers).toHaveProperty('vitrine-error-code', 'too_large');
  });

  it('is left alone before it is refused', () => {
    expect(shrink(record, 0)).toBe(record);
  });
});
