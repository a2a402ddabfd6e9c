import { type DeadLetter, type DeadLetterSummary, errorTexts, isErrorCode } from '@vitrine/contracts';
import type { DeadLetterCount, DeadLetterRow } from '@vitrine/warehouse';

/** As people read it: the reason in both languages, the payload already masked by processing. */
export function toDeadLetter(row: DeadLetterRow): DeadLetter {
  const code = codeOf(row.code);
  return {
    id: `${row.topic}-${row.partition}-${row.offset}`,
    receivedAt: new Date(row.receivedAtMs).toISOString(),
    tenantId: row.tenantId,
    storeId: row.storeId,
    topic: row.topic,
    partition: row.partition,
    offset: String(row.offset),
    code,
    path: row.path,
    message: errorTexts(code),
    maskedPayload: row.maskedPayload,
    ...(row.ticketId === '' ? {} : { ticketId: row.ticketId }),
    ...(row.eventId === '' ? {} : { eventId: row.eventId }),
    ...(row.source === '' ? {} : { source: row.source }),
  };
}

/** The warehouse counts by code and topic; people think in reasons. Most first. */
export function groupByCode(counts: readonly DeadLetterCount[]): DeadLetterSummary['items'] {
  const groups = new Map<string, { count: number; lastMs: number }>();
  for (const { code, count, lastReceivedAtMs } of counts) {
    const group = groups.get(code) ?? { count: 0, lastMs: 0 };
    groups.set(code, { count: group.count + count, lastMs: Math.max(group.lastMs, lastReceivedAtMs) });
  }
  return [...groups]
    .map(([text, { count, lastMs }]) => {
      const code = codeOf(text);
      return { code, count, message: errorTexts(code), lastReceivedAt: new Date(lastMs).toISOString() };
    })
    .sort((a, b) => b.count - a.count);
}

/** A code written by a newer version is shown as the most general one. */
function codeOf(text: string) {
  return isErrorCode(text) ? text : 'invalid_value';
}
