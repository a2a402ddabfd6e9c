import type { AcceptedLine, AcceptedTicket } from '@vitrine/contracts';
import { type DateText, type Movement, type Subject, subjectId } from '@vitrine/domain';
import { streamedSums } from './streamed-sums.js';

/** Whose sums a live rule can look at. */
export const streamedGrains = ['network', 'region', 'store', 'seller', 'product', 'category'] as const;
export type StreamedGrain = (typeof streamedGrains)[number];

/** Where a store lies, and what a product is: the topic of tickets does not say. Undefined while nobody knows. */
export interface Places {
  /** Grains that nobody looks at are left out; absent: all are wanted. */
  readonly wants?: (grain: StreamedGrain) => boolean;
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
 *
 * @param sinceMs what was sold before it is left out
 */
export function ticketMovements(
  ticket: AcceptedTicket,
  places: Places,
  sinceMs: number = Number.NEGATIVE_INFINITY,
): Movement[] {
  const whole = { storeId: ticket.storeId, places };
  const till = ticket.kind === 'sale' && !ticket.replaced ? (ticket.registerId ?? '') : undefined;
  const standings = standingsOf(ticket).filter(({ atMs }) => atMs >= sinceMs);
  return standings.flatMap(({ lines, kind, sign, atMs, day }) => {
    // Network, region and store have all the lines: their sums are made once.
    const all = streamedSums(kind, lines);
    return [...linesBySubject(lines, whole).values()].map(({ subject: { grain, key }, lines: own }) => {
      const part = own === lines ? all : streamedSums(kind, own);
      const moved = { grain, key, sign, atMs, day, part, isSale: kind === 'sale' };
      return grain === 'store' && till !== undefined ? { ...moved, till } : moved;
    });
  });
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
  readonly lines: readonly AcceptedLine[];
}

interface Whole {
  readonly storeId: string;
  readonly places: Places;
}

function linesBySubject(lines: readonly AcceptedLine[], { storeId, places }: Whole): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const subject of lines.length > 0 ? wholeSubjects(storeId, places) : [])
    groups.set(subjectId(subject), { subject, lines });
  for (const line of lines) {
    for (const subject of partSubjects(storeId, line, places)) {
      const place = subjectId(subject);
      groups.set(place, { subject, lines: [...(groups.get(place)?.lines ?? []), line] });
    }
  }
  return groups;
}

/** The subjects that have every line of a ticket. */
function wholeSubjects(storeId: string, { regionOf, wants = () => true }: Places): Subject[] {
  const region = wants('region') ? regionOf(storeId) : undefined;
  return [
    ...(wants('network') ? [{ grain: 'network', key: '' }] : []),
    ...of('region', region === undefined ? undefined : [region]),
    ...(wants('store') ? of('store', [storeId]) : []),
  ];
}

/** The subjects that have this line, and others of the ticket perhaps not. */
function partSubjects(storeId: string, { productId, sellerId }: AcceptedLine, places: Places): Subject[] {
  const { categoryOf, wants = () => true } = places;
  const category = wants('category') ? categoryOf(productId) : undefined;
  return [
    ...of('seller', sellerId === undefined || !wants('seller') ? undefined : [storeId, sellerId]),
    ...of('product', wants('product') ? [storeId, productId] : undefined),
    ...of('category', category === undefined ? undefined : [storeId, category]),
  ];
}

const of = (grain: StreamedGrain, ids: readonly string[] | undefined): Subject[] =>
  ids === undefined ? [] : [{ grain, key: subjectKey(...ids) }];
