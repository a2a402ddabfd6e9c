/** Which hour of a store: by the business date and the hour of the store's own clock, 0 to 23. */
export interface StoreHour {
  readonly tenantId: string;
  readonly storeId: string;
  readonly businessDate: string;
  readonly hour: number;
}

export const HELD_OUT_SHARE = 0.1;

/**
 * Whether sellers see no suggestions in this hour, so that what these bring can be measured. It needs nothing but the hour's own names, so
 * a phone without a network comes to the same. The hash is FNV-1a over UTF-16 units, finished by murmur3's mixer: offline clients depend on it.
 */
export function isHeldOut({ tenantId, storeId, businessDate, hour }: StoreHour, share = HELD_OUT_SHARE): boolean {
  return hash32([tenantId, storeId, businessDate, String(hour)].join('\n')) < share * 2 ** 32;
}

function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
