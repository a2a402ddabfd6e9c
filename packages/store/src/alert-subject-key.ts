import type { AlertSubject } from '@vitrine/contracts';

/** One text for equal subjects, another for others: what two rules must share to speak of the same. */
export function alertSubjectKey({ grain, ...ids }: AlertSubject): string {
  const { regionId, storeId, sellerId, productId, category, ticketId } = ids;
  return JSON.stringify([grain, regionId, storeId, sellerId, productId, category, ticketId]);
}
