import { randomBytes } from 'node:crypto';
import type { AlertEndpoint } from '@vitrine/contracts';
import type { AlertEndpointRow } from '@vitrine/store';

const SECRET_BYTES = 24;

/** A secret to sign by, in the form of Standard Webhooks. */
export const newSigningSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

export function toEndpoint(row: AlertEndpointRow, now: Date = new Date()): AlertEndpoint {
  const { id, name, kind, host, state, createdAt, secretBeforeUntil } = row;
  const isOverlapping = secretBeforeUntil !== null && secretBeforeUntil > now;
  return {
    ...{ id, name, kind, host, state },
    lastDeliveryAt: row.lastDeliveryAt?.toISOString() ?? null,
    lastTest: lastTestOf(row),
    secretBeforeUntil: isOverlapping ? secretBeforeUntil.toISOString() : null,
    createdAt: createdAt.toISOString(),
  };
}

function lastTestOf({ testAskedAt, testState, testReason }: AlertEndpointRow): AlertEndpoint['lastTest'] {
  if (testAskedAt === null || testState === null) return null;
  return { askedAt: testAskedAt.toISOString(), state: testState, reason: testReason };
}
