import { createHash } from 'node:crypto';
import { type OutgoingRecord, shrink } from '@vitrine/bus';
import { deadLetterRow, type Refusal, rejectedRecord } from '@vitrine/consumer/dead-letter';
import { errorText, MAX_TICKET_BYTES, type TopicName, topics } from '@vitrine/contracts';
import type { DeadLetterRow } from '@vitrine/warehouse';
import type { Unfit } from './judge-item.js';

/** An item that goes no further, and where in its request it stood. */
export interface Refused {
  readonly index: number;
  readonly text: string;
  readonly verdict: Unfit;
}

/** The request that it stood in. */
export interface RefusedIn {
  /** Of the key, whatever the item says. */
  readonly tenantId: string;
  readonly contract: TopicName;
  readonly nowMs: number;
}

/** The place that dead letters of this door name. */
export const SOURCE = 'http';

/** The original for its producer, with the reason in its headers. Of an item too large for any topic, its beginning. */
export function recordOf(refused: Refused, within: RefusedIn): OutgoingRecord {
  const record = rejectedRecord(refusalOf(refused, within), topics.salesRejected);
  return Buffer.byteLength(refused.text) <= MAX_TICKET_BYTES ? record : shrink(record, 1);
}

/** The same for people of the key's tenant to read, masked. */
export const letterOf = (refused: Refused, within: RefusedIn): DeadLetterRow => ({
  ...deadLetterRow(refusalOf(refused, within)),
  source: SOURCE,
});

/** As of a message in a topic: the way in stands for the topic, the place in the request for the offset. */
function refusalOf({ index, text, verdict }: Refused, { tenantId, contract, nowMs }: RefusedIn): Refusal {
  const { code, pointer: path } = verdict;
  return {
    message: {
      key: Buffer.from(`${tenantId}:${SOURCE}`),
      value: Buffer.from(text),
      headers: {},
      timestamp: String(nowMs),
      offset: String(index),
    },
    rejected: { code, path, message: errorText(code, 'en') },
    topic: SOURCE,
    partition: 0,
    contract,
    tenantId,
  };
}

/** Names the refused items of one request: the same request again adds no second letter. */
export function tokenOf(refused: readonly Refused[], tenantId: string): string {
  const digest = createHash('sha256');
  for (const { index, text, verdict } of refused) digest.update(`${index} ${verdict.code} ${text.length}\n${text}\n`);
  return `${SOURCE}:${tenantId}:${digest.digest('base64url')}`;
}
