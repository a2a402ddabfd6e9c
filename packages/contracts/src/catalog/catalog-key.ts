import type { CatalogEvent } from './catalog.js';

/** The entry's identity within its tenant and type. */
export function catalogIdOf(event: CatalogEvent): string {
  switch (event.type) {
    case 'store':
    case 'seller':
    case 'product':
    case 'promotion':
      return event.id;
    case 'target':
      return event.id ?? `${event.storeId}:${event.sellerId ?? ''}:${event.day}`;
    case 'stockLevel':
      return `${event.storeId}:${event.productId}`;
    case 'marketIndex':
      return [event.name, ...(event.category === undefined ? [] : [event.category]), event.day].join(':');
    case 'closingTotal':
      return `${event.storeId}:${event.day}`;
    default:
      return event satisfies never;
  }
}

/** The Kafka key, `tenantId:type:id`: upserts of one entry stay in order. */
export function catalogKeyOf(event: CatalogEvent): string {
  return `${event.tenantId}:${event.type}:${catalogIdOf(event)}`;
}
