import { createHash } from 'node:crypto';

/** One message has one id, whoever makes it and however often: a uuid (version 8) of what it is about, to whom and by which channel. */
export function deliveryId(about: {
  readonly alertId: string;
  readonly eventId: string;
  readonly kind: string;
  readonly channel: string;
  /** A person or an endpoint. */
  readonly to: string;
}): string {
  const { alertId, eventId, kind, channel, to } = about;
  const hash = createHash('sha256')
    .update(JSON.stringify([alertId, eventId, kind, channel, to]))
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
