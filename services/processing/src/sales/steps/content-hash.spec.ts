import { describe, expect, it } from '@jest/globals';
import { aSale, aSaleLine } from '../../testing/a-sale.js';
import { contentHash } from './content-hash.js';

describe('content-hash', () => {
  it('is the same for the same content under another event', () => {
    expect(contentHash(aSale({ eventId: 'x', revision: 9 }))).toBe(contentHash(aSale()));
  });

  it('is what it was when the facts were written, which new messages are compared with', () => {
    expect(contentHash(aSale())).toBe(5505016712217465688n);
    expect(contentHash(aSale({ sellerId: 'josé', lines: [] }))).toBe(6156413339587117439n);
  });

  it.each([
    { sale: aSale({ sellerId: 'v' }) },
    { sale: aSale({ status: 'voided' }) },
    { sale: aSale({ customerToken: 'c' }) },
    { sale: aSale({ lines: [aSaleLine({ unitCostE4: 0 })] }) },
    { sale: aSale({ lines: [aSaleLine({ sellers: [{ sellerId: 'v', shareE6: 1 }] })] }) },
    { sale: aSale({ lines: [] }) },
  ])('differs when anything that counts differs (%#)', ({ sale }) => {
    expect(contentHash(sale)).not.toBe(contentHash(aSale()));
  });
});
