import { createHmac } from 'node:crypto';
import { isCnpj, isCpf } from './check-digits.js';
import { holdsEmail, WRITTEN_TAX_ID } from './person-patterns.js';

const TOKEN_BYTES = 16;
/** `a@b.co`: nothing shorter can be an address or a document. */
const SHORTEST = 6;
/** A CPF with its marks. */
const SHORTEST_WRITTEN = 14;

/** An e-mail address has an at sign, a written document a point: for nearly every identifier, looking for these two is enough. */
const SUSPICIOUS = /[@＠.]/;

/** Phones and cards are none of these: their bare digits could be any number of a till. */
export type IdKind = 'email' | 'taxId';

/**
 * The personal value that an identifier holds: an e-mail address, or a CPF or CNPJ with its marks. Undefined for nearly every identifier,
 * within a few nanoseconds.
 */
export function personalKindInId(id: string): IdKind | undefined {
  if (id.length < SHORTEST || !SUSPICIOUS.test(id)) return undefined;
  if (holdsEmail(id)) return 'email';
  return id.length >= SHORTEST_WRITTEN && WRITTEN_TAX_ID.test(id) ? 'taxId' : undefined;
}

/** The same of an identifier that names a person, a seller's: there a bare CPF or CNPJ counts too when its check digits are right. */
export function personalKindInPersonId(id: string): IdKind | undefined {
  return personalKindInId(id) ?? (isCpf(id) || (id.length === 14 && isCnpj(id.toUpperCase())) ? 'taxId' : undefined);
}

/**
 * The name of an identifier with a personal value from here on: `token-` and 22 characters, HMAC-SHA256 under the tenant's key. `id` must
 * be in its one spelling. Two identifiers never become one, and the same one has the same name at every door. A token stays as it is.
 */
export function idToken(tenantKey: Buffer, id: string): string {
  const digest = createHmac('sha256', tenantKey).update(`identifier:${id}`).digest();
  return `token-${digest.subarray(0, TOKEN_BYTES).toString('base64url')}`;
}
