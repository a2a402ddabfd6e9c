import type { CatalogEvent } from '@vitrine/contracts';
import type { PersonalFinding } from '../personal/finding.js';
import { IdDoor } from '../personal/id-door.js';

/** An entry as it may be kept, and the personal values that were in its identifiers and texts. */
export interface ProtectedEntry {
  readonly event: CatalogEvent;
  readonly findings: readonly PersonalFinding[];
}

/**
 * Replaces personal values of an entry, so that a seller has the same identifier here as in sales. A seller's name and e-mail have their
 * own place, which is no warehouse; a phone or document within the name has none.
 */
export function protectEntry(tenantKey: Buffer, event: CatalogEvent): ProtectedEntry {
  const door = new IdDoor(tenantKey, event.type);
  const known: Record<string, unknown> = { ...event };
  for (const [name, handle] of Object.entries(handlers(door, event.type))) {
    const value = known[name];
    if (typeof value === 'string') known[name] = handle(name, value);
    else if (Array.isArray(value)) known[name] = value.map((item) => handle(name, item as string));
  }
  return { event: known as unknown as CatalogEvent, findings: door.findings };
}

type Handler = (name: string, value: string) => string;

/** By name, where a field means the same in every type; `id` is what the entry is. */
function handlers({ id, personId, thing, text }: IdDoor, type: CatalogEvent['type']): Record<string, Handler> {
  const texts = { name: text, region: text, city: text, state: text, format: text, category: text, brand: text };
  const things = { eventId: thing, storeId: thing, productId: thing, productIds: thing, barcodes: thing };
  return { ...texts, ...things, sellerId: personId, id: handlerOfId(type, { id, personId, thing }) };
}

function handlerOfId(type: CatalogEvent['type'], { id, personId, thing }: Pick<IdDoor, 'id' | 'personId' | 'thing'>) {
  if (type === 'seller') return personId;
  return type === 'store' || type === 'product' ? thing : id;
}
