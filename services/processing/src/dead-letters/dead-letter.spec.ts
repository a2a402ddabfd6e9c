import { describe, expect, it, jest } from '@jest/globals';
import { deadLetterRow } from './dead-letter.js';

describe('a dead letter', () => {
  it('of a message too large is told by its key, without looking into it', () => {
    const parse = jest.spyOn(JSON, 'parse');
    const value = Buffer.alloc(21_000_000, '[');
    const row = deadLetterRow({
      message: { key: Buffer.from('t:s1'), value, timestamp: '1', offset: '7', attributes: 0, headers: {} },
      rejected: { kind: 'rejected', code: 'too_large', path: '', message: 'x' },
      topic: 'sales.raw.v1',
      partition: 0,
    });
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
    expect(row).toMatchObject({
      tenantId: 't',
      code: 'too_large',
      maskedPayload: '(21000000 bytes, too many to show)',
    });
  });
});
