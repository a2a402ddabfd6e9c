import { type OutgoingRecord, partitionOf } from '@vitrine/bus';
import type { OutputTopics } from '@vitrine/consumer';
import { type AcceptedEntry, type CatalogEvent, catalogKeyOf, topics } from '@vitrine/contracts';
import type { Versioned } from './catalog-writer.js';

/** The records that tell every pod what has just been accepted: stores, sellers and products, the types that sales ask for. */
export function acceptedRecords(entries: readonly Versioned[], output: OutputTopics): OutgoingRecord[] {
  return entries.flatMap(({ event, version }) => {
    const entry = acceptedEntry(event, String(version));
    return entry === undefined ? [] : [recordOf(catalogKeyOf(event), entry, output)];
  });
}

const recordOf = (key: string, entry: AcceptedEntry, output: OutputTopics): OutgoingRecord => ({
  topic: output.nameOf(topics.catalogAccepted),
  partition: partitionOf(key, output.partitionsOf(topics.catalogAccepted)),
  key,
  value: JSON.stringify(entry),
});

function acceptedEntry(event: CatalogEvent, version: string): AcceptedEntry | undefined {
  const { type, tenantId } = event;
  if (type === 'store') return { type, tenantId, id: event.id, version, timeZone: event.timeZone };
  if (type === 'seller') return { type, tenantId, id: event.id, version };
  if (type !== 'product') return undefined;
  const { id, unitCost, costFrom } = event;
  return { type, tenantId, id, version, ...(unitCost && { unitCost }), ...(costFrom && { costFrom }) };
}
