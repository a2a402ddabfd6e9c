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
        ...{ key: Buffer.from('t:s1'), timestamp: '1', offset: '7', attributes: 0, headers: {} },
        value: Buffer.from(JSON.stringify(ticket)),
      },
      rejected: { kind: 'rejected', code: 'missing_field', path: '/soldAt', message: 'x' },
      topic: 'sales.raw.v1',
      partition: 0,
    });
    expect(row).toMatchObject({ storeId: 's1', ticketId: '12345678901', eventId: '***' });
    expect(JSON.parse(row.maskedPayload)).toEqual({
      ...ticket,
      eventId: '***',
      customerKey: '***',
      customer: { id: '***', taxId: '***' },
      lines: [{ ...ticket.lines[0], clienteId: '***' }],
    });
  });
});
