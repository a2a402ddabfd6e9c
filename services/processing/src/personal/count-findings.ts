import type { PersonalValueRow } from '@vitrine/warehouse';
import type { PersonalFinding } from './finding.js';

/** What was found in one accepted message. */
export interface Found {
  readonly tenantId: string;
  /** When the broker took the message, epoch milliseconds. */
  readonly receivedAtMs: number;
  readonly findings: readonly PersonalFinding[];
}

/** Per tenant, field and kind of a batch: how often, when first and when last. The same batch always gives the same rows. */
export function countFindings(found: readonly Found[]): PersonalValueRow[] {
  const rows = new Map<string, PersonalValueRow>();
  for (const { tenantId, receivedAtMs, findings } of found)
    for (const { field, kind, handling } of findings) {
      const key = `${tenantId}\n${field}\n${kind}\n${handling}`;
      const { count, firstAtMs, lastAtMs } = rows.get(key) ?? NONE;
      rows.set(key, {
        ...{ tenantId, field, kind, handling, count: count + 1 },
        firstAtMs: Math.min(firstAtMs, receivedAtMs),
        lastAtMs: Math.max(lastAtMs, receivedAtMs),
      });
    }
  return [...rows.values()];
}

const NONE = { count: 0, firstAtMs: Number.POSITIVE_INFINITY, lastAtMs: 0 };
