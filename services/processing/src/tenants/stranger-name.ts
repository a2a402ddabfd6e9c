import { createHash } from 'node:crypto';
import { isShown } from '@vitrine/privacy';

/** How an unknown tenant is written down: by its name, or by a digest where a producer may have written a person there. */
export const strangerName = (tenantId: string): string =>
  isShown(tenantId, 'slug') ? tenantId : `sha256:${createHash('sha256').update(tenantId).digest('base64url')}`;
