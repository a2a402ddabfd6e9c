import { describe, expect, it } from '@jest/globals';
import { parseProfile } from './load-profile.js';
import { ProfileProblem } from './profile-problem.js';

function faultsIn(profile: unknown): string[] {
  try {
    parseProfile(JSON.stringify(profile), 'mine.json');
  } catch (error) {
    if (error instanceof ProfileProblem) return error.faults.map(({ field, reason }) => `${field} ${reason}`);
  }
  return [];
}

const head = { name: 'mine', description: '', currency: 'BRL', timeZone: 'America/Sao_Paulo' };
const ticket = { ticketId: 'A', storeId: 'B', soldAt: 'C', channel: "'store'" };
const line = { productId: 'D', quantity: 'E', unitPrice: 'F' };

describe('a profile that is not right', () => {
  it.each([
    { what: 'nothing', profile: { ...head, tickets: { ticket, line } }, faults: [] },
    {
      what: 'a missing and an unknown field',
      profile: { ...head, tickets: { ticket: { ...ticket, storeId: undefined, store: 'B' }, line } },
      faults: ['tickets.ticket.storeId fieldMissing', 'tickets.ticket.store fieldUnknown'],
    },
    {
      what: 'values of another type',
      profile: {
        ...head,
        lookups: [],
        catalog: {},
        tickets: { openRows: '9', ticket, line: { ...line, quantity: 1 } },
      },
      faults: [
        'lookups fieldObject',
        'tickets.openRows fieldNumber',
        'tickets.line.quantity fieldText',
        'catalog fieldList',
      ],
    },
    {
      what: 'values that cannot be',
      profile: {
        ...head,
        name: 'Minha Loja',
        tickets: { format: 'xlsx', delimiter: ';;', openRows: 0, ticket: { ...ticket, storeId: '' }, line },
      },
      faults: [
        'name fieldForm',
        'tickets.format fieldChoice',
        'tickets.delimiter fieldRange',
        'tickets.openRows fieldRange',
        'tickets.ticket.storeId fieldEmpty',
      ],
    },
    { what: 'a list for the whole', profile: [], faults: [' fieldObject'] },
  ])('with $what says so, field by field', ({ profile, faults }) => {
    expect(faultsIn(profile)).toEqual(faults);
  });
});
