import { describe, expect, it } from '@jest/globals';
import { catalogSchema, ticketKeyOf, ticketSchema } from '@vitrine/contracts';
import { loadCatalog, loadStream } from './load-stream.js';

describe('the load stream', () => {
  it('makes valid tickets of its own tenant without an end', () => {
    const stream = loadStream({ now: () => Date.UTC(2026, 8, 16), run: 'a' });
    const ids = new Set<string>();
    for (let count = 0; count < 500; count++) {
      const { key, value } = stream.next().value;
      const ticket = ticketSchema.parse(JSON.parse(value));
      expect(key).toBe(ticketKeyOf(ticket));
      ids.add(ticket.eventId);
    }
    expect(ids.size).toBe(500);
    for (const event of loadCatalog()) expect(catalogSchema.safeParse(event).success).toBe(true);
  });
});
