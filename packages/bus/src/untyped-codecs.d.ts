declare module 'lz4js' {
  const lz4: { compress(input: Uint8Array): Uint8Array; decompress(input: Uint8Array, maxBytes?: number): Uint8Array };
  export default lz4;
}
declare module 'snappyjs' {
  const snappy: {
    compress<T extends Uint8Array>(input: T): T;
    uncompress<T extends Uint8Array>(input: T, maxBytes?: number): T;
  };
  export default snappy;
}
declare module 'kafkajs/src/protocol/recordBatch/record/v0/index.js' {
  export default function encode(record: { key: null; value: null; headers: object | undefined }): unknown;
}
declare module 'kafkajs/src/protocol/decoder.js' {
  export default class Decoder {
    constructor(buffer: Buffer);
    readonly buffer: Buffer;
    slice(size: number): Decoder;
    readVarInt(): number;
    readVarIntArray(read: (from: unknown) => { key: string; value: Buffer | null }): { reduce(): object };
  }
}
declare module 'kafkajs/src/broker/index.js' {
  type Fetched = import('./cluster-of.js').FetchedPartition;

  export default class Broker {
    fetch(request: object): Promise<{ readonly responses: readonly { readonly partitions: readonly Fetched[] }[] }>;
  }
}
declare module 'kafkajs/src/protocol/recordBatch/v0/decoder.js' {
  import type Decoder from 'kafkajs/src/protocol/decoder.js';

  interface ReadRecord {
    readonly offset: string;
    readonly value: Buffer | null;
    readonly headers: Readonly<Record<string, Buffer | null>>;
    readonly isControlRecord: boolean;
  }
  export default function decode(from: Decoder): Promise<{ readonly records: ReadRecord[] }>;
}
