import Decoder from 'kafkajs/src/protocol/decoder.js';

interface ReadHeader {
  readonly key: string;
  readonly value: Buffer | null;
}

type Content = ReadHeader['value'] | ReadHeader['value'][];

/**
 * kafkajs copies all headers of a record for each one of them: a single record with some hundred thousand would hold up the process for
 * hours. It also takes names like `constructor` for headers that are there already. It reads headers, and nothing else, through this
 * method, and folds what that returns; here it gets the folded headers at once.
 */
export function mendHeaderReading(): void {
  Decoder.prototype.readVarIntArray = function readHeaders(read: (from: unknown) => ReadHeader) {
    const count = Math.max(0, this.readVarInt());
    const folded = new Map<string, Content>();
    for (let index = 0; index < count; index++) add(folded, read(this));
    return { reduce: () => Object.fromEntries(folded) };
  };
}

function add(folded: Map<string, Content>, { key, value }: ReadHeader): void {
  const before = folded.get(key);
  if (before === undefined) folded.set(key, value);
  else if (Array.isArray(before)) before.push(value);
  else folded.set(key, [before, value]);
}
