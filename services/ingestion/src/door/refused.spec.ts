import { describe, expect, it } from '@jest/globals';
import { MAX_TICKET_BYTES, rejectedHeaders, topics } from '@vitrine/contracts';
import type { Unfit } from './judge-item.js';
import { letterOf, type Refused, recordOf, tokenOf } from './refused.js';

const verdict: Unfit = { kind: 'unfit', code: 'tenant_mismatch', pointer: '/tenantId', message: 'como corrigir' };
const within = { tenantId: 'loja', contract: topics.salesRaw, nowMs: 1_700_000_000_000 };
const refused = (text: string, index = 3): Refused => ({ index, text, verdict });
const foreign = JSON.stringify({
  tenantId: 'outra',
  storeId: ' s1 ',
  ticketId: 't-1',
  customer: { name: 'Ana Planted' },
});

describe('an item that the door refuses', () => {
  it('comes back to its producer as it was written, under the tenant of the key', () => {
    const { topic, key, value, headers } = recordOf(refused(foreign), within);
    expect([topic, String(key), String(value)]).toEqual([topics.salesRejected, 'loja:http', foreign]);
    expect(headers).toMatchObject({
      [rejectedHeaders.code]: 'tenant_mismatch',
      [rejectedHeaders.path]: '/tenantId',
      [rejectedHeaders.topic]: 'http',
      [rejectedHeaders.offset]: '3',
      [rejectedHeaders.schema]: topics.salesRaw,
    });
  });

  it('is a letter for the people of the tenant of the key, and shows nobody', () => {
    const letter = letterOf(refused(foreign), within);
    expect(letter).toMatchObject({
      ...{ tenantId: 'loja', topic: 'http', partition: 0, offset: 3, source: 'http', ticketId: 't-1' },
      ...{ receivedAtMs: within.nowMs, code: 'tenant_mismatch', path: '/tenantId' },
    });
    expect(JSON.stringify(letter)).not.toContain('Planted');
    expect(letter.message).not.toBe(verdict.message);
  });

  it('that no topic takes whole is told of by its beginning', () => {
    const { value, headers } = recordOf(refused(`"${'x'.repeat(MAX_TICKET_BYTES)}"`), within);
    expect(Buffer.byteLength(value ?? '')).toBeLessThan(MAX_TICKET_BYTES);
    expect(headers).toMatchObject({ [rejectedHeaders.truncated]: 'true' });
  });

  it('has one token however often its request comes, and another when anything of it differs', () => {
    const first = tokenOf([refused('a'), refused('b', 4)], 'loja');
    expect(tokenOf([refused('a'), refused('b', 4)], 'loja')).toBe(first);
    const others = [
      tokenOf([refused('ab')], 'loja'),
      tokenOf([refused('a'), refused('b', 5)], 'loja'),
      tokenOf([refused('a'), refused('b', 4)], 'outra'),
    ];
    expect(others).not.toContain(first);
  });
});
