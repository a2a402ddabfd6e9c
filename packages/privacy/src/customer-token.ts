import { createHmac } from 'node:crypto';

/** What a ticket may say about a customer. */
export interface CustomerIdentity {
  readonly id?: string | undefined;
  readonly taxId?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
}

const TOKEN_BYTES = 16;

/** Strongest first: two tickets with the same e-mail but another spelling of the name are one customer. */
const IDENTIFIERS: readonly (readonly [keyof CustomerIdentity, (text: string) => string])[] = [
  ['id', (text) => text.normalize('NFC').trim()],
  ['taxId', (text) => text.replace(/[^0-9a-z]/gi, '').toUpperCase()],
  ['email', (text) => text.normalize('NFC').trim().toLowerCase()],
  ['phone', (text) => text.replace(/\D/g, '')],
  ['name', (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ')],
];

/**
 * A name for a customer that only this tenant's key can make: HMAC-SHA256 of the strongest identifier, 16 bytes in base64url. '' when the
 * ticket has no usable identifier.
 */
export function customerToken(tenantKey: Buffer, customer: CustomerIdentity): string {
  for (const [field, normalise] of IDENTIFIERS) {
    const text = customer[field];
    const normal = text === undefined ? '' : normalise(text);
    if (normal === '') continue;
    const digest = createHmac('sha256', tenantKey).update(`${field}:${normal}`).digest();
    return digest.subarray(0, TOKEN_BYTES).toString('base64url');
  }
  return '';
}
