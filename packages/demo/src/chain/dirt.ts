import type { ErrorCode } from '@vitrine/contracts';
import { hash32 } from '../random.js';
import type { DayPlan } from './demand.js';
import { type Draft, draftTicket } from './ticket.js';
import { SALT, type World } from './world.js';
import { writeTicket } from './write-ticket.js';

type Json = Record<string, unknown> & { lines: Record<string, unknown>[] };

/** A message that processing must refuse, and the code it must refuse it with. */
export interface DirtyRow {
  readonly code: ErrorCode;
  readonly value: string | Buffer;
  /** The store named by the Kafka key, where it is not the ticket's own. */
  readonly keyTenant?: string;
  readonly keyStore?: string;
}

/** How each code is provoked, starting from a ticket that is in order. */
const SPOIL: readonly (readonly [ErrorCode, (ticket: Json, world: World) => Omit<DirtyRow, 'code'>])[] = [
  ['invalid_json', (ticket) => ({ value: JSON.stringify(ticket).slice(0, -40) })],
  [
    'invalid_encoding',
    (ticket) => ({ value: Buffer.from(JSON.stringify({ ...ticket, registerId: 'balcão' }), 'latin1') }),
  ],
  ['not_an_object', (ticket) => ({ value: JSON.stringify([ticket]) })],
  ['missing_field', ({ soldAt: _, ...ticket }) => ({ value: JSON.stringify(ticket) })],
  ['wrong_type', (ticket) => changed(ticket, { lines: 'uma toalha e dois vasos' })],
  ['invalid_value', (ticket) => changed(ticket, { soldAt: 'ontem à tarde' })],
  [
    'too_many_lines',
    (ticket) =>
      changed(ticket, {
        lines: Array.from({ length: 2001 }, (_, index) => ({ ...ticket.lines[0], lineId: String(index + 1) })),
      }),
  ],
  ['key_mismatch', (ticket) => ({ ...changed(ticket, {}), keyStore: 'loja-99' })],
  ['unknown_tenant', (ticket) => ({ ...changed(ticket, { tenantId: 'casa-aurorra' }), keyTenant: 'casa-aurorra' })],
  ['currency_mismatch', (ticket) => changed(ticket, { currency: 'USD' })],
  [
    'line_total_mismatch',
    (ticket) => changedLine(ticket, { quantity: '2', unitPrice: '10.00', discount: '0.00', netAmount: '25.00' }),
  ],
  ['sold_in_the_future', (ticket) => changed(ticket, { soldAt: '2099-12-31T10:00:00-03:00' })],
  ['sold_too_long_ago', (ticket) => changed(ticket, { soldAt: '1999-12-31T12:00:00-03:00' })],
  ['implausible_quantity', (ticket) => changedLine(ticket, { quantity: '5000000', netAmount: undefined })],
  [
    'implausible_price',
    (ticket) => changedLine(ticket, { unitPrice: '90000000000.00', quantity: '1', netAmount: undefined }),
  ],
  [
    'invalid_shares',
    (ticket) =>
      changedLine(ticket, {
        sellers: [
          { sellerId: 'v001', share: '0.5' },
          { sellerId: 'v002', share: '0.3' },
        ],
      }),
  ],
  ['duplicate_line', (ticket) => changed(ticket, { lines: [ticket.lines[0], ticket.lines[0]] })],
];

/** Two dirty rows a chain-day, the codes in turn, so that ninety days hold ten or eleven of each. */
export function dirtyRowsOn(world: World, plan: DayPlan): readonly DirtyRow[] {
  if (dirtyStoreOn(world, plan.day) !== plan.store) return [];
  return [0, 1].flatMap((which) => {
    const [code, spoil] = SPOIL[(plan.day * 2 + which) % SPOIL.length] as (typeof SPOIL)[number];
    const base = draftTicket(world, plan, 9000 + which);
    return base === null ? [] : [{ code, ...spoil(asJson(world, { ...base, customer: -1 }), world) }];
  });
}

/** The stores whose till misbehaves today; never the online shop, which is code and tested. */
function dirtyStoreOn(world: World, day: number): number {
  const start = hash32(world.seed, SALT.dirt, day) % world.places.length;
  for (let step = 0; step < world.places.length; step++) {
    const store = (start + step) % world.places.length;
    const format = world.places[store]?.format;
    if (format === 'mall' || format === 'flagship') return store;
  }
  return start;
}

/** The same ticket and revision as an earlier sale, with another content: nobody can know which is right. */
export function conflictWith(world: World, draft: Draft): string {
  const ticket = asJson(world, draft);
  const [first, ...rest] = ticket.lines;
  const lines = [{ ...first, quantity: '3', netAmount: undefined }, ...rest];
  return JSON.stringify({ ...ticket, eventId: `${draft.ticketId}.conflict`, lines });
}

function asJson(world: World, draft: Draft): Json {
  return JSON.parse(writeTicket(world, draft)) as Json;
}

function changed(ticket: Json, fields: Record<string, unknown>): { value: string } {
  return { value: JSON.stringify({ ...ticket, ...fields }) };
}

function changedLine(ticket: Json, fields: Record<string, unknown>): { value: string } {
  return changed(ticket, { lines: [{ ...ticket.lines[0], ...fields }] });
}
