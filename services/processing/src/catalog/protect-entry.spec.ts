import { describe, expect, it } from '@jest/globals';
import type { CatalogEvent } from '@vitrine/contracts';
import { idToken } from '@vitrine/privacy';
import { protectEntry } from './protect-entry.js';

const key = Buffer.alloc(32, 1);
const [email, cpf, bareCpf, phone] = ['maria@example.com', '529.982.247-25', '52998224725', '(11) 98765-4321'];
const store = { type: 'store', tenantId: 't', id: 's1', name: 'Centro', region: 'Sul', timeZone: 'America/Sao_Paulo' };
const seller = { type: 'seller', tenantId: 't', id: 'v1', name: 'Ana Souza', storeId: 's1', email };

const entry = (event: object) => protectEntry(key, event as CatalogEvent);
const fieldsOf = (event: object) => entry(event).findings.map(({ field, handling }) => `${field} ${handling}`);

describe('an entry of the catalogue', () => {
  it.each([store, seller, { type: 'product', tenantId: 't', id: '7891234567895', name: 'Leite 1 L', category: 'c' }])(
    'of the type $type without personal values stays as it is',
    (event) => {
      expect(entry(event)).toEqual({ event, findings: [] });
    },
  );

  it('of a seller has the identifier that sales have, and no phone in the name', () => {
    const { event } = entry({ ...seller, id: bareCpf, name: `Ana ${phone}`, storeId: cpf });
    expect(event).toMatchObject({ id: idToken(key, bareCpf), email, storeId: cpf });
    expect(event).toMatchObject({ name: expect.stringMatching(/^Ana token-[\w-]{22}$/u) });
    expect(fieldsOf({ ...seller, id: bareCpf, name: `Ana ${phone}`, storeId: cpf })).toEqual([
      'seller.name tokenised',
      'seller.storeId reported',
      'seller.id tokenised',
    ]);
  });

  it.each([
    { event: { ...store, id: cpf }, fields: ['store.id reported'] },
    { event: { ...store, city: `Rua A, ${phone}` }, fields: ['store.city tokenised'] },
    { event: { ...store, region: email }, fields: ['store.region tokenised'] },
    {
      event: { type: 'product', id: email, name: cpf, category: phone },
      fields: ['product.name tokenised', 'product.category tokenised', 'product.id reported'],
    },
    {
      event: { type: 'promotion', id: cpf, name: 'x', productIds: [cpf, 'p'] },
      fields: ['promotion.productIds reported', 'promotion.id tokenised'],
    },
    {
      event: { type: 'target', id: email, sellerId: bareCpf, storeId: 's1' },
      fields: ['target.sellerId tokenised', 'target.id tokenised'],
    },
    { event: { type: 'marketIndex', name: `IPCA ${email}` }, fields: ['marketIndex.name tokenised'] },
  ])('tells of $fields', ({ event, fields }) => {
    expect(fieldsOf(event)).toEqual(fields);
  });
});
