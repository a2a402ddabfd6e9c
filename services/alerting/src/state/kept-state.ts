import type { StateRecord, SumsRecord, WatchHead } from '@vitrine/alert-rules';
import type { AlertStateRecord } from '@vitrine/contracts';
import type { MarkEntry } from './marks.js';

/** What a watched tenant needs beside states and sums. */
export interface HeadBody {
  readonly watch: WatchHead;
  /** From when on every sale of the tenant has been seen; null: from the beginning. */
  readonly sinceMs: number | null;
  readonly marks: readonly MarkEntry[];
  /** From this offset on the records of sums may lack sales; null: they are complete. And the marks as of then. */
  readonly from: number | null;
  readonly fromMarks: readonly MarkEntry[];
  /** Where the clock of a replay stands, null before its first event; absent: it was the clock on the wall. */
  readonly eventMs?: number | null;
}

/** All that is kept of one tenant in one partition. */
export interface KeptTenant {
  head: HeadBody | undefined;
  readonly states: StateRecord[];
  readonly sums: { readonly at: number; readonly record: SumsRecord }[];
}

/** Puts the records of a stage together, by tenant; of one key the newest is given. */
export function keptByTenant(records: Iterable<AlertStateRecord>): Map<string, KeptTenant> {
  const tenants = new Map<string, KeptTenant>();
  for (const { tenantId, kind, at, body } of records) {
    const kept = tenants.get(tenantId) ?? { head: undefined, states: [], sums: [] };
    tenants.set(tenantId, kept);
    if (kind === 'head') kept.head = body as HeadBody;
    else if (kind === 'states') kept.states.push(body as StateRecord);
    else kept.sums.push({ at, record: body as SumsRecord });
  }
  return tenants;
}

/** Something of the tenant is lost: states stand, and of sums no window is told that began before now. */
export function damagedState({ head, states, sums }: KeptTenant, nowMs: number): KeptTenant {
  if (!head) return { head: undefined, states, sums };
  return {
    head: { ...head, sinceMs: nowMs, watch: { ...head.watch, counted: {}, spanningCounted: {} } },
    states,
    sums,
  };
}
