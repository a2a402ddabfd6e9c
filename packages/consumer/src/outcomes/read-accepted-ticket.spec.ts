import { describe, expect, it } from '@jest/globals';
import { anAcceptedTicket } from '../testing/an-accepted-ticket.js';
import { readAcceptedTicket } from './read-accepted-ticket.js';

const TICKET = anAcceptedTicket();

const read = (value: string | null, headers = {}) =>
  readAcceptedTicket({ value: value === null ? null : Buffer.from(value), headers }, 'tally');

describe('reading an accepted ticket', () => {
  it('takes what the contract describes, and what later versions add', () => {
    expect(read(JSON.stringify({ ...TICKET, addedLater: true }))).toEqual({ kind: 'accepted', value: TICKET });
  });

  it('takes the copies that its own group has moved, and passes over those of another', () => {
    const movedBy = (group: string) => read(JSON.stringify(TICKET), { 'vitrine-moved': Buffer.from(group) }).kind;
    expect(['tally', 'alerting'].map(movedBy)).toEqual(['accepted', 'duplicate']);
  });

  it.each([
    { what: 'no value', value: null, code: 'invalid_json', path: '' },
    { what: 'no JSON', value: '{', code: 'invalid_json', path: '' },
    { what: 'no object', value: '[]', code: 'not_an_object', path: '' },
    {
      what: 'a field left out',
      value: JSON.stringify({ ...TICKET, netSales: undefined }),
      code: 'missing_field',
      path: '/netSales',
    },
    {
      what: 'an hour that is none',
      value: JSON.stringify({ ...TICKET, soldHour: 24 }),
      code: 'invalid_value',
      path: '/soldHour',
    },
  ])('refuses $what and says where it stands', ({ value, code, path }) => {
    expect(read(value)).toMatchObject({ kind: 'rejected', code, path });
  });
});
