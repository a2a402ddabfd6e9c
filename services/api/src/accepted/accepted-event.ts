import { isMoved } from '@vitrine/contracts';
import { type TraceContext, traceOf } from '@vitrine/tracing';
import type { KafkaMessage } from 'kafkajs';
import { z } from 'zod';

type AcceptedMessage = Pick<KafkaMessage, 'value' | 'headers'>;

/** What the live stream needs of an accepted ticket. The rest stays unread: the stream learns only that something changed. */
const acceptedEvent = z.object({
  tenantId: z.string(),
  storeId: z.string(),
  soldAt: z.string(),
  sellerIds: z.array(z.string()),
  replaced: z.object({ lines: z.array(z.object({ sellerId: z.string().optional() })) }).optional(),
  restatement: z.string().optional(),
  rawAt: z.number(),
  acceptedAt: z.number(),
});

export interface AcceptedEvent {
  tenantId: string;
  storeId: string;
  soldAtMs: number;
  /** All sellers whose numbers the ticket changes, including those it was taken from. */
  sellerIds: ReadonlySet<string>;
  /** A restatement changed its figures, but no sale has come: it says nothing of how fast sales flow. */
  isRestatement: boolean;
  /** It was put onto another partition for readers of one: who reads all of them has had the original. */
  isCopy: boolean;
  rawAt: number;
  acceptedAt: number;
  /** The trace of the ticket, or of its batch; undefined while tracing is off. */
  trace?: TraceContext | undefined;
}

/** @returns undefined for a record that is not of our contract: processing wrote it, so it is a bug to count, not to stop for */
export function readAccepted({ value, headers }: AcceptedMessage): AcceptedEvent | undefined {
  const result = acceptedEvent.safeParse(parse(value));
  if (!result.success) return undefined;
  const { tenantId, storeId, soldAt, sellerIds, replaced, restatement, rawAt, acceptedAt } = result.data;
  const before = (replaced?.lines ?? []).flatMap((line) => line.sellerId ?? []);
  return {
    tenantId,
    storeId,
    soldAtMs: Date.parse(soldAt),
    sellerIds: new Set([...sellerIds, ...before]),
    isRestatement: restatement !== undefined,
    isCopy: isMoved(headers),
    rawAt,
    acceptedAt,
    trace: traceOf(headers),
  };
}

function parse(value: Buffer | null): unknown {
  try {
    return JSON.parse(value?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}
