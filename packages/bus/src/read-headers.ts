import Decoder from 'kafkajs/src/protocol/decoder.js';

interface ReadHeader {
  readonly key: string;
  readonly value: Buffer | null;
}

type Content = ReadHeader['value'] | ReadHeader['value'][];

/** Of a producer's headers. Each further one would cost time, and a record can claim to have millions of them. */
const MAX_HEADERS = 64;
/** More than we set beside them, on whatever goes on. */
const MAX_OWN_HEADERS = 16;

/** Whether the name says that we wrote it. A producer may have written it all the same. */
export const isOwnHeader = (name: string): boolean => name.startsWith('vitrine-');

/**
 * Reads the first headers of a record, at once and folded. For each header kafkajs copies all of them, and a single record could hold up
 * the process for hours. It also takes names like `constructor` for headers that are there already. kafkajs reads headers, and nothing
 * else, through this method. A record has a buffer of its own, so the unread rest moves nothing.
 */
export function mendHeaderReading(): void {
  Decoder.prototype.readVarIntArray = function readHeaders(read: (from: unknown) => ReadHeader) {
    const folded = foldFirst(Math.max(0, this.readVarInt()), () => read(this));
    return { reduce: () => Object.fromEntries(folded) };
  };
}

function foldFirst(count: number, next: () => ReadHeader): Map<string, Content> {
  const folded = new Map<string, Content>();
  let others = 0;
  for (let index = 0; index < Math.min(count, MAX_HEADERS + MAX_OWN_HEADERS); index++) {
    const header = next();
    if (isOwnHeader(String(header.key)) || others++ < MAX_HEADERS) add(folded, header);
  }
  return folded;
}

function add(folded: Map<string, Content>, { key, value }: ReadHeader): void {
  const before = folded.get(key);
  if (before === undefined) folded.set(key, value);
  else if (Array.isArray(before)) before.push(value);
  else folded.set(key, [before, value]);
}
