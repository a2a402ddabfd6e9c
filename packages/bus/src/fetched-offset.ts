import type { EachBatchPayload } from 'kafkajs';

/** Where the fetch began. kafkajs has it on the object but not in its types. */
export function fetchedOffsetOf(batch: EachBatchPayload['batch']): number {
  const { fetchedOffset } = batch as typeof batch & { readonly fetchedOffset?: string };
  return Number(fetchedOffset ?? batch.firstOffset() ?? 0);
}
