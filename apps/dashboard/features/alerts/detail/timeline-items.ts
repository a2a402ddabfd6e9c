import type { AlertDelivery, AlertDetail, AlertEvent } from '@vitrine/contracts';

/** What happened, and who was told of it, in the order of time. */
export type TimelineItem =
  | { readonly kind: 'event'; readonly id: string; readonly atMs: number; readonly event: AlertEvent }
  | { readonly kind: 'delivery'; readonly id: string; readonly atMs: number; readonly delivery: AlertDelivery };

/** Oldest first. A message stands where it was written, after the event that it tells of. */
export function timelineOf({ events, deliveries }: Pick<AlertDetail, 'events' | 'deliveries'>): TimelineItem[] {
  const happened = events.map(
    (event): TimelineItem => ({ kind: 'event', id: event.id, atMs: Date.parse(event.at), event }),
  );
  const told = deliveries.map(
    (delivery): TimelineItem => ({
      kind: 'delivery',
      id: delivery.id,
      atMs: Date.parse(delivery.createdAt),
      delivery,
    }),
  );
  return [...happened, ...told].sort(
    (a, b) => a.atMs - b.atMs || Number(a.kind === 'delivery') - Number(b.kind === 'delivery'),
  );
}
