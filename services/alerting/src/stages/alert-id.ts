import { createHash } from 'node:crypto';
import type { WatchChange } from '@vitrine/alert-rules';

type Opening = Pick<WatchChange, 'ruleId' | 'subject' | 'raisedMs'>;

/** The same for the same opening of a rule for a subject, whoever finds it and however often: a UUID of version 8. */
export function alertIdOf(tenantId: string, { ruleId, subject, raisedMs }: Opening): string {
  const { grain, regionId, storeId, sellerId, productId, category, ticketId } = subject;
  const of = [tenantId, ruleId, grain, regionId, storeId, sellerId, productId, category, ticketId, raisedMs];
  const hash = createHash('sha256')
    .update(JSON.stringify(of.map((part) => part ?? null)))
    .digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
