import { describe, expect, it, jest } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import type { KafkaMessage } from 'kafkajs';
import { deadLetterRow } from './dead-letter.js';
import { refusalsOf } from './refusals.js';

describe('a dead letter', () => {
  it('of a message too large is told by its key, without looking into it', () => {
    const parse = jest.spyOn(JSON, 'parse');
    const value = Buffer.alloc(21_000_000, '[');
    const row = deadLetterRow({
      message: { key: Buffer.from('t:s1'), value, timestamp: '1', offset: '7', headers: {} },
      rejected: { code: 'too_large', path: '', message: 'x' },
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

  it('keeps identifiers of the contract and shows no document, in no column', () => {
    const cpf = '52998224725';
    const ticket = {
      ...{ tenantId: 't', storeId: 's1', ticketId: '12345678901', eventId: '529.982.247-25', customerKey: cpf },
      customer: { id: cpf, taxId: cpf },
      sellerId: '04211987001',
      lines: [{ lineId: '1', productId: '07891234567895', clienteId: cpf, returnOf: { ticketId: '20261120000123' } }],
    };
    const row = deadLetterRow({
      message: {
        ...{ key: Buffer.from('t:s1'), timestamp: '1', offset: '7', headers: {} },
        value: Buffer.from(JSON.stringify(ticket)),
      },
      rejected: { code: 'missing_field', path: '/soldAt', message: 'x' },
      topic: 'sales.raw.v1',
      partition: 0,
    });
    expect(row).toMatchObject({ storeId: 's1', ticketId: '12345678901', eventId: '*** (14, document)' });
    expect(JSON.parse(row.maskedPayload)).toEqual({
      ...ticket,
      eventId: '*** (14, document)',
      customerKey: '*** (11, document)',
      customer: { id: '*** (11, document)', taxId: '*** (11, document)' },
      lines: [{ ...ticket.lines[0], clienteId: '*** (11, document)' }],
    });
  });

  it.each([
    { key: 'loja:s1', tenantId: 'loja' },
    { key: 'maria@example.com', tenantId: '' },
    { key: '529.982.247-25:s1', tenantId: '' },
    { key: '52998224725:s1', tenantId: '' },
    { key: '529-982-247-25', tenantId: '' },
    { key: '5511912345678', tenantId: '' },
    { key: '12345678000199', tenantId: '' },
    { key: '2026', tenantId: '2026' },
  ])(
    'under the key $key is of the tenant "$tenantId", in its own table and in the control totals',
    ({ key, tenantId }) => {
      const { deadLetters, totals } = refusalOf({ key: Buffer.from(key), headers: {} });
      expect(deadLetters).toMatchObject([{ tenantId }]);
      expect(totals).toMatchObject([{ tenantId, rejected: 1 }]);
    },
  );

  it.each([
    { header: 'ce_source', said: 'mailto:maria@example.com', source: '*** (24, e-mail)' },
    { header: 'ce_source', said: '/caixas/7', source: '/caixas/7' },
    { header: 'vitrine-source', said: 'vendas de 529.982.247-25.csv:7', source: '*** (28, document):7' },
    {
      header: 'vitrine-source',
      said: 'vendas 2026-11 (1).csv:7:Quantidade',
      source: 'vendas 2026-11 (1).csv:7:Quantidade',
    },
    { header: 'vitrine-source', said: 'maria silva.csv:7:Maria', source: '*** (15, text):7:*** (5, text)' },
  ])('came from $said, which is told as $source', ({ header, said, source }) => {
    const { deadLetters } = refusalOf({ key: Buffer.from('loja:s1'), headers: { [header]: Buffer.from(said) } });
    expect(deadLetters).toMatchObject([{ source }]);
  });

  it('shows no half of an address that a long identifier was cut through', () => {
    const eventId = `${'x'.repeat(118)} maria.silva@example.com`;
    const value = Buffer.from(JSON.stringify({ eventId }));
    expect(refusalOf({ key: null, headers: {}, value }).deadLetters[0]?.eventId).toBe('*** (142, text)');
  });

  it.each([
    'Maria Silva',
    'maria@example.com',
    '529.982.247-25',
    '11987654321',
    '4111111111111111',
    'Rua Augusta, 1200',
  ])('shows no %s in any of its columns', (planted) => {
    const fields = ['tenantId', 'storeId', 'ticketId', 'eventId', 'status', 'currency', 'soldAt', 'channel', planted];
    const value = Buffer.from(JSON.stringify(Object.fromEntries(fields.map((name) => [name, planted]))));
    const headers = { ce_specversion: '1.0', ce_id: planted, ce_source: planted, 'vitrine-source': planted };
    const { deadLetters, records } = refusalOf({ key: Buffer.from(planted), headers, value });
    expect(JSON.stringify(deadLetters)).not.toContain(planted);
    expect(records[0]?.value).toBe(value);
  });

  it('names a store as the catalogue has it, be its id a word of any kind', () => {
    const message = { timestamp: '1', offset: '7', key: null, headers: {} };
    const rowOf = (storeId: string) => {
      const value = Buffer.from(JSON.stringify({ tenantId: 't', storeId }));
      const rejected = { kind: 'rejected', code: 'missing_field', path: '/soldAt', message: 'x' } as const;
      const refusal = { message: { ...message, value }, rejected, topic: 'sales.raw.v1', partition: 0 };
      return deadLetterRow(refusal, (tenantId, id) => tenantId === 't' && id === 'Moema');
    };
    expect(rowOf(' Moema').storeId).toBe('Moema');
    expect(rowOf('Maria').storeId).toBe('*** (5, text)');
  });
});

/** The records of a batch of one message that is refused. */
function refusalOf(message: Pick<KafkaMessage, 'key' | 'headers'> & { value?: Buffer }) {
  const whole = { value: Buffer.from('no json'), ...message, timestamp: '1', offset: '7', attributes: 0 };
  const range = { first: 7, last: 7 };
  const batch = { topic: 'sales.raw.v1', partition: 0, messages: [whole], range, token: 't' } as unknown as Batch;
  const output = { group: 'processing', nameOf: (topic: string) => topic, partitionsOf: () => 1 };
  return refusalsOf(batch, [{ kind: 'rejected', code: 'invalid_json', path: '', message: 'x' }], output, 0);
}
