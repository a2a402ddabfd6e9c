import { describe, expect, it } from '@jest/globals';
import { type CatalogEvent, catalogKeyOf, MAX_TICKET_BYTES } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import { readCatalogEvent } from './read-catalog-event.js';

const read = (event: CatalogEvent) => {
  const key = Buffer.from(catalogKeyOf(event));
  const message = { key, value: Buffer.from(JSON.stringify(event)) } as unknown as KafkaMessage;
  return readCatalogEvent(message, { key, partition: 0, partitions: 1 });
};

describe('a catalogue entry', () => {
  it.each([
    { said: '1958-03-01', kept: '1970-01-01' },
    { said: '2001-03-01', kept: '2001-03-01' },
    { said: '9999-12-31', kept: '2149-06-06' },
  ])('of $said is kept with a day that the warehouse can hold, $kept', ({ said, kept }) => {
    const store = {
      type: 'store',
      tenantId: 't',
      id: 's1',
      name: 'Centro',
      region: 'Sul',
      timeZone: 'America/Manaus',
    } as const;
    const product = { type: 'product', tenantId: 't', id: 'p1', name: 'Caneta', category: 'Papelaria' } as const;
    expect(read({ ...store, openedOn: said })).toMatchObject({ kind: 'accepted', value: { openedOn: kept } });
    expect(read({ ...product, unitCost: '1', costFrom: said })).toMatchObject({ value: { costFrom: kept } });
  });

  it.each([
    { day: '1969-12-31', kind: 'rejected' },
    { day: '2026-11-20', kind: 'accepted' },
    { day: '2150-01-01', kind: 'rejected' },
  ])('that is a target of $day is $kind', ({ day, kind }) => {
    expect(read({ type: 'target', tenantId: 't', storeId: 's1', amount: '10', day }).kind).toBe(kind);
  });

  it('that is a promotion names its products in their one spelling', () => {
    const days = { from: '2026-11-01', to: '2026-11-30', discountRate: '0.1' };
    const event = {
      type: 'promotion',
      tenantId: 't',
      id: 'x',
      name: 'X',
      productIds: ['cafe\u0301', ' p1'],
      ...days,
    } as const;
    expect(read({ ...event, productIds: [...event.productIds] })).toMatchObject({
      value: { productIds: ['caf\u00e9', 'p1'] },
    });
  });

  it('that is a product has its bar codes without blanks, each once', () => {
    const product = { type: 'product', tenantId: 't', id: 'p1', name: 'Caneta', category: 'Papelaria' } as const;
    expect(read({ ...product, barcodes: ['2 000000 000015', '02000000000015', '96385074'] })).toMatchObject({
      value: { barcodes: ['2000000000015', '96385074'] },
    });
    expect(read({ ...product, barcodes: ['96385074', '96385075'] })).toMatchObject({
      ...{ kind: 'rejected', code: 'invalid_barcode' },
    });
  });

  it('larger than a broker should carry is refused by its size, wherever it lies', () => {
    const value = Buffer.from(JSON.stringify({ type: 'product', name: 'x'.repeat(MAX_TICKET_BYTES) }));
    const key = Buffer.from('t:product:p1');
    for (const partition of [0, 1]) {
      const message = { key, value } as unknown as KafkaMessage;
      expect(readCatalogEvent(message, { key, partition, partitions: 2 })).toMatchObject({
        kind: 'rejected',
        code: 'too_large',
      });
    }
  });
});
