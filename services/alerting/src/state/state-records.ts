import type { OutgoingRecord } from '@vitrine/bus';
import { type AlertStage, alertStateKey } from '@vitrine/contracts';

/** Where records of state go, and how far the input had been taken when they were made. */
export interface StatePlace {
  /** Full name. */
  readonly topic: string;
  readonly partition: number;
  readonly among: number;
  readonly stage: AlertStage;
  readonly tenantId: string;
  readonly at: number;
}

/** One record; `body` is JSON, undefined ends what was kept under its key. */
export function stateRecord(
  { topic, partition, among, stage, tenantId, at }: StatePlace,
  kind: 'head' | 'states' | 'sums',
  subject: string,
  body: string | undefined,
): OutgoingRecord {
  const head = JSON.stringify({ stage, kind, tenantId, subject, among, at });
  const value = body === undefined ? null : `${head.slice(0, -1)},"body":${body}}`;
  return { topic, partition, key: alertStateKey({ stage, kind, tenantId, subject }), value };
}
