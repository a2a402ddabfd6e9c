import { createHmac } from 'node:crypto';
import type { Tenant } from '@vitrine/store';

const BYTES = 16;
const FORM = /^[\w-]{22}$/u;

/**
 * The id of a snapshot: a client that returns with it tells what it has seen. Offsets would reveal how much all tenants sell. Their digest
 * under a secret of the tenant, the same on every pod, tells only whether it is the same.
 */
export const snapshotId = ({ aliasSalt }: Pick<Tenant, 'aliasSalt'>, offsets: string): string =>
  createHmac('sha256', aliasSalt).update(`snapshot\n${offsets}`).digest().subarray(0, BYTES).toString('base64url');

/** Whether a client's Last-Event-ID can be one of ours. */
export const isSnapshotId = (text: string): boolean => FORM.test(text);
