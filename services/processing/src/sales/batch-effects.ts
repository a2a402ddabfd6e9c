import type { Batch } from '@vitrine/bus';
import { type IsStore, type OutputTopics, refusalsOf } from '@vitrine/consumer';
import { acceptedRecord } from '../accepted/accepted-record.js';
import { countFindings, type Found } from '../personal/count-findings.js';
import type { AcceptedSale, Decision } from './decide-batch.js';
import type { BatchEffects } from './sales-writer.js';

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
    records: [...accepted.map((ticket) => acceptedRecord(ticket, output, nowMs)), ...records],
  };
}

function foundIn({ sale, rawAtMs }: AcceptedSale): Found[] {
  return sale.personal ? [{ tenantId: sale.tenantId, receivedAtMs: rawAtMs, findings: sale.personal }] : [];
}
