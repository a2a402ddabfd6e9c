import { type Batch, type OutgoingRecord, partitionOf } from '@vitrine/bus';
import { type IsStore, type OutputTopics, refusalsOf } from '@vitrine/consumer';
import { type AcceptedTicket, topics } from '@vitrine/contracts';
import { countFindings, type Found } from '../personal/count-findings.js';
import { type AcceptedSale, acceptedEvent } from './accepted-event.js';
import type { Decision } from './decide-batch.js';
import type { BatchEffects } from './sales-writer.js';

const MAX_EVENT_BYTES = 3_000_000;

/** Turns a decision into what is to be written. @throws UnbalancedBatch when a message is missing from it */
export function effectsOf(
  batch: Batch,
  { outcomes, rows, accepted, unknownTenants, earlier }: Decision,
  output: OutputTopics,
  nowMs: number,
  isStore?: IsStore,
): BatchEffects {
  const { deadLetters, totals, records } = refusalsOf(batch, outcomes, output, nowMs, isStore);
  return {
    rows,
    personal: countFindings(accepted.flatMap(foundIn)),
    unknownTenants,
    earlier,
    deadLetters,
    totals,
    records: [...accepted.map((sale) => acceptedRecord(sale, output, nowMs)), ...records],
  };
}

function foundIn({ sale, rawAtMs }: AcceptedSale): Found[] {
  return sale.personal ? [{ tenantId: sale.tenantId, receivedAtMs: rawAtMs, findings: sale.personal }] : [];
}

function acceptedRecord(accepted: AcceptedSale, output: OutputTopics, nowMs: number): OutgoingRecord {
  const key = `${accepted.sale.tenantId}:${accepted.sale.storeId}`;
  return {
    topic: output.nameOf(topics.salesAccepted),
    partition: partitionOf(key, output.partitionsOf(topics.salesAccepted)),
    key,
    value: textOf(acceptedEvent(accepted, nowMs)),
  };
}

/** The topic takes 4 MiB. Of a monstrous correction the old lines are left out; their sums stay. */
function textOf(event: AcceptedTicket): string {
  const text = JSON.stringify(event);
  if (event.replaced === undefined || Buffer.byteLength(text) <= MAX_EVENT_BYTES) return text;
  return JSON.stringify({ ...event, replaced: { ...event.replaced, lines: [] } });
}
