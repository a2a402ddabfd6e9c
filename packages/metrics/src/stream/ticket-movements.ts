import type { AcceptedLine, AcceptedTicket } from '@vitrine/contracts';
import { type DateText, type Movement, type Subject, subjectId } from '@vitrine/domain';
import { streamedSums } from './streamed-sums.js';

/** Whose sums a live rule can look at. */
export const streamedGrains = ['network', 'region', 'store', 'seller', 'product', 'category'] as const;
export type StreamedGrain = (typeof streamedGrains)[number];

/** Where a store lies, and what a product is: the topic of tickets does not say. Undefined while nobody knows. */
export interface Places {
  readonly regionOf: (storeId: string) => string | undefined;
  readonly categoryOf: (productId: string) => string | undefined;
}

/** No id holds it. */
const SEPARATOR = '\u001F';

/** The key of a subject: its ids from the largest to the smallest, a seller as `(storeId, sellerId)`. */
export const subjectKey = (...ids: readonly string[]): string => ids.join(SEPARATOR);
export const idsOfKey = (key: string): string[] => key.split(SEPARATOR);

/** A sale this old when the broker took it is history: it counts, and nobody is called for it. */
const HISTORY_MS = 3_600_000;
export const isHistory = ({ rawAt, soldAt }: Pick<AcceptedTicket, 'rawAt' | 'soldAt'>): boolean =>
  rawAt - Date.parse(soldAt) > HISTORY_MS;

/** What a ticket counts for at one time: before the record on the topic, or after it. */
interface Standing {
  readonly sign: 1 | -1;
  readonly atMs: number;
  readonly day: DateText;
  readonly kind: AcceptedTicket['kind'];
  readonly lines: readonly AcceptedLine[];
}

/**
 * What a record of `sales.accepted.v1` changes, subject by subject: first what the ticket counted for until now is taken off,
 * then what it counts for is added. Sums that took every movement stand as the facts do.
 */
export function ticketMovements(ticket: AcceptedTicket, places: Places): Movement[] {
  return standingsOf(ticket).flatMap(({ lines, kind, ...moved }) =>
    [...linesBySubject(ticket.storeId, lines, places).values()].map((group) => ({
      ...group.subject,
      ...moved,
      part: streamedSums(kind, group.lines),
    })),
  );
}

function standingsOf({ soldAt, soldOn, kind, lines, replaced }: AcceptedTicket): Standing[] {
  const now: Standing = { sign: 1, atMs: Date.parse(soldAt), day: soldOn, kind, lines };
  if (!replaced) return [now];
  // Records of an earlier version lack the kind and the instant.
  const before: Standing = {
    sign: -1,
    atMs: Date.parse(replaced.soldAt ?? soldAt),
    day: replaced.soldOn,
    kind: replaced.kind ?? (replaced.tickets === 1 ? 'sale' : kind),
    lines: replaced.lines,
  };
  return [before, now];
}

interface Group {
  readonly subject: Subject;
  readonly lines: AcceptedLine[];
}

function linesBySubject(storeId: string, lines: readonly AcceptedLine[], places: Places): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    for (const subject of subjectsOf(storeId, line, places)) {
      const place = subjectId(subject);
      const group = groups.get(place) ?? { subject, lines: [] };
      group.lines.push(line);
      groups.set(place, group);
    }
  }
  return groups;
}

function subjectsOf(storeId: string, { productId, sellerId }: AcceptedLine, places: Places): Subject[] {
  const category = places.categoryOf(productId);
  const region = places.regionOf(storeId);
  return [
    { grain: 'network', key: '' },
    ...of('region', region === undefined ? undefined : [region]),
    { grain: 'store', key: subjectKey(storeId) },
    ...of('seller', sellerId === undefined ? undefined : [storeId, sellerId]),
    { grain: 'product', key: subjectKey(storeId, productId) },
    ...of('category', category === undefined ? undefined : [storeId, category]),
  ];
}

const of = (grain: StreamedGrain, ids: readonly string[] | undefined): Subject[] =>
  ids === undefined ? [] : [{ grain, key: subjectKey(...ids) }];
