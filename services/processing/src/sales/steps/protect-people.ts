import type { Customer } from '@vitrine/contracts';
import { customerToken } from '@vitrine/privacy';

/** From here on a customer is a token that only the tenant's key can make; the clear text ends in this function. */
export const protectPeople =
  (tenantKey: Buffer) =>
  (customer: Customer): string =>
    customerToken(tenantKey, customer);
