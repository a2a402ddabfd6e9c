import type { AlertRecord } from '@vitrine/store';
import type { AlertChangeRow } from '@vitrine/warehouse';

/** The rows of the history: every change that was decided, whether it is new or was there already. */
export function changeRows(records: readonly AlertRecord[], routedAtMs: number): AlertChangeRow[] {
  return records.map(({ raised, recipients }) => {
    const { subject, evidence, cause } = raised;
    return {
      tenantId: raised.tenantId,
      alertId: raised.alertId,
      eventId: raised.eventId,
      ruleId: raised.ruleId,
      ruleVersion: raised.ruleVersion,
      change: raised.change,
      level: raised.level,
      grain: subject.grain,
      regionId: subject.regionId ?? '',
      storeId: subject.storeId ?? '',
      sellerId: subject.sellerId ?? '',
      productId: subject.productId ?? '',
      category: subject.category ?? '',
      metric: evidence[0]?.metric ?? '',
      judged: evidence[0]?.judged ?? null,
      raisedAtMs: raised.raisedMs,
      atMs: raised.atMs,
      acceptedAtMs: cause?.acceptedAt ?? null,
      emittedAtMs: raised.emittedAt,
      routedAtMs,
      isLate: raised.isLate,
      people: recipients.length,
    };
  });
}
