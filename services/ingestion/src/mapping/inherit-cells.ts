import { normaliseCode } from '@vitrine/contracts';
import type { Row } from '../expression/row.js';
import type { Profile } from '../profiles/profile-schema.js';
import { expressionsColumns } from '../profiles/wanted-columns.js';

type Tickets = Profile['tickets'];

/** All columns that tickets are made of. */
export function ticketColumns(tickets: Tickets): string[] {
  const { ticket, line, where } = tickets;
  const mentioned = expressionsColumns([...Object.values(ticket), ...Object.values(line), where]);
  return [...new Set([...mentioned, ...inheritedColumns(tickets)])];
}

/** The columns whose blank cells say "as in the first row of this order". */
function inheritedColumns({ inherit, ticket, line, where }: Tickets): readonly string[] {
  if (inherit !== undefined) return inherit;
  const others = new Set(expressionsColumns([...Object.values(line), ticket.ticketId]));
  return expressionsColumns([...Object.values(ticket), where]).filter((column) => !others.has(column));
}

/**
 * Fills in what rows leave to the first row of their order, one file at a time, in the order of its rows. Only neighbours are
 * one order: their ticket's columns and store agree, or are blank where the profile says that they may be.
 */
export function cellInheritor(tickets: Tickets, columns: readonly string[]): (row: Row) => Row {
  const places = (names: readonly string[]) => names.map((name) => columns.indexOf(name)).filter((at) => at >= 0);
  const inherited = places(inheritedColumns(tickets));
  const ticketAt = places(expressionsColumns([tickets.ticket.ticketId]));
  const storeAt = places(expressionsColumns([tickets.ticket.storeId]));
  const mayBeBlank = new Set(inherited);
  let first: Row | null = null;
  const agrees = (fields: readonly string[], at: number): boolean =>
    isBlank(fields[at])
      ? mayBeBlank.has(at)
      : normaliseCode(fields[at] ?? '') === normaliseCode(first?.fields[at] ?? '');
  return (row) => {
    // When the first row cannot be read, its further rows belong to no order, and not to the one before.
    if (row.fault || ticketAt.length === 0) {
      first = null;
      return row;
    }
    if (first === null || ![...ticketAt, ...storeAt].every((at) => agrees(row.fields, at))) {
      first = row;
      return row;
    }
    return filled(row, first, inherited);
  };
}

function filled(row: Row, first: Row, inherited: readonly number[]): Row {
  const blanks = inherited.filter((at) => isBlank(row.fields[at]));
  if (blanks.length === 0) return row;
  const fields = [...row.fields];
  for (const at of blanks) fields[at] = first.fields[at] ?? '';
  const taken = first.notText?.filter((at) => blanks.includes(at)) ?? [];
  return { ...row, fields, ...(taken.length > 0 && { notText: [...(row.notText ?? []), ...taken] }) };
}

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';
