import type { StateRecord, SumsRecord } from '@vitrine/alert-rules';
import type { AlertStateRecord } from '@vitrine/contracts';
import { type HeadBody, mergedHead } from './head-body.js';

/** All that is kept of one tenant in one partition. */
export interface KeptTenant {
  head: HeadBody | undefined;
  readonly states: StateRecord[];
  readonly sums: { readonly at: number; readonly record: SumsRecord }[];
}

/** Puts the records of a stage together, by tenant; of one key the newest is given, and the head of each partition. */
export function keptByTenant(records: Iterable<AlertStateRecord>): Map<string, KeptTenant> {
  const tenants = new Map<string, KeptTenant>();
  for (const { tenantId, kind, at, body } of records) {
    const kept = tenants.get(tenantId) ?? { head: undefined, states: [], sums: [] };
    tenants.set(tenantId, kept);
    if (kind === 'head') kept.head = kept.head ? mergedHead(kept.head, body as HeadBody) : (body as HeadBody);
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
