import { ProblemError } from '@vitrine/platform';
import type { TenantSeals } from '@vitrine/privacy';

/** Seals under the tenant's key; an api without PRIVACY_KEY takes no secrets. */
export class Sealing {
  constructor(private readonly seals: TenantSeals | undefined) {}

  /** @throws 503 where there is no key, PrivacyKeyError where it does not open the tenant's */
  seal(tenantId: string, purpose: string, text: string): Promise<string> {
    if (this.seals === undefined) throw new ProblemError(503, 'unavailable');
    return this.seals.seal(tenantId, purpose, text);
  }
}
