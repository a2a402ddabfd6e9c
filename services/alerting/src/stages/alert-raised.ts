import type { AlertRaised } from '@vitrine/contracts';
import { isLate } from '../late.js';
import { alertIdOf } from './alert-id.js';
import type { StageChange } from './stage.js';

/** What goes out on `alerts.raised.v1`. `nowMs` is when it is written. */
export function alertRaised(tenantId: string, { change, cause, by }: StageChange, nowMs: number): AlertRaised {
  const alertId = alertIdOf(tenantId, change);
  return {
    eventId: `${alertId}-${change.change}-${change.atMs}-${by}`,
    alertId,
    tenantId,
    ...change,
    isLate: isLate(change, nowMs),
    ...(cause && { cause }),
    emittedAt: nowMs,
  };
}

/** Alerts of a store stay in order; those above one store are the tenant's. */
export const alertKey = ({ tenantId, subject: { storeId } }: Pick<AlertRaised, 'tenantId' | 'subject'>): string =>
  storeId === undefined ? tenantId : `${tenantId}:${storeId}`;
