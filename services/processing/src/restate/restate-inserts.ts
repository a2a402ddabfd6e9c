import { createHash } from 'node:crypto';
import type { SaleLineRow } from '@vitrine/warehouse';
import type { RestatedLine } from './restate-lines.js';

/** Rows that go in under one token; `digest` is the same for the same tickets, whichever try lists them. */
export interface RestateInsert {
  readonly digest: string;
  readonly rows: readonly SaleLineRow[];
}

/**
 * One insert is atomic within a month only. A ticket that moves to another month therefore goes alone, its new rows first:
 * if it is cut between the two it is still found waiting, and the second try, which has the same token, adds nothing twice.
 */
export function restateInserts(lines: readonly RestatedLine[]): RestateInsert[] {
  const staying = lines.filter((line) => !changesMonth(line));
  const moving = new Map<string, RestatedLine[]>();
  for (const line of lines.filter(changesMonth)) {
    const ticket = placeOf(line);
    moving.set(ticket, [...(moving.get(ticket) ?? []), line]);
  }
  return [...(staying.length > 0 ? [staying] : []), ...moving.values()].map((part) => ({
    digest: digestOf(new Set(part.map(placeOf))),
    rows: [...part.map(({ added }) => added), ...part.map(({ taken }) => taken)],
  }));
}

const changesMonth = ({ taken, added }: RestatedLine): boolean => taken.soldOn.slice(0, 7) !== added.soldOn.slice(0, 7);

/** The ticket and the day on which it was found waiting. */
const placeOf = ({ taken: { tenantId, storeId, soldOn, ticketId } }: RestatedLine): string =>
  `${tenantId}\n${storeId}\n${soldOn}\n${ticketId}`;

const digestOf = (places: ReadonlySet<string>): string =>
  createHash('sha256')
    .update([...places].join('\n\n'))
    .digest('base64url')
    .slice(0, 16);
