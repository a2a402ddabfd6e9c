import { createHash } from 'node:crypto';
import { rejectedHeaders } from '@vitrine/contracts';
import type { OutgoingRecord } from './partition-transactions.js';
import { isOwnHeader } from './read-headers.js';

/** Headers of a record that no broker would take whole: that it was cut, how long it was, and its digest. */
export const truncatedHeaders = {
  truncated: rejectedHeaders.truncated,
  bytes: rejectedHeaders.originalBytes,
  sha256: rejectedHeaders.originalSha256,
} as const;

/** How much of the original is left after each refusal. The last step also drops a long key and the producer's headers. */
const KEPT_BYTES = [524_288, 65_536, 0] as const;
const KEPT_KEY_BYTES = 65_536;
const MAX_HEADER_BYTES = 1_024;
/** More than we set. A producer's own headers of such a name come behind ours. */
const MAX_OWN_HEADERS = 20;

/** How often a record can be made smaller. */
export const SHRINK_STEPS = KEPT_BYTES.length;

/**
 * The record after the broker has refused it `refusals` times for its size. It keeps the beginning of its value, its headers, and size and
 * digest of what is missing. A shortened dead letter is better than a partition that stands still for ever.
 */
export function shrink(record: OutgoingRecord, refusals: number): OutgoingRecord {
  const kept = KEPT_BYTES[refusals - 1];
  if (kept === undefined) return record;
  const value = Buffer.from(record.value ?? '');
  const isLast = refusals === SHRINK_STEPS;
  const ours = {
    [truncatedHeaders.truncated]: 'true',
    [truncatedHeaders.bytes]: String(value.length),
    [truncatedHeaders.sha256]: createHash('sha256').update(value).digest('hex'),
  };
  return {
    ...record,
    key: isLast && record.key !== null ? Buffer.from(record.key).subarray(0, KEPT_KEY_BYTES) : record.key,
    value: value.subarray(0, kept),
    headers: { ...ours, ...(isLast ? ownHeaders(record.headers) : record.headers), ...ours },
  };
}

const ownHeaders = (headers: OutgoingRecord['headers'] = {}): OutgoingRecord['headers'] =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, content]) => isOwnHeader(name) && name.length + String(content).length <= MAX_HEADER_BYTES)
      .slice(0, MAX_OWN_HEADERS),
  );
