/** The seed of Kafka's murmur2: the Java client, kafkajs and we agree on partitions because of it. */
const KAFKA_SEED = 0x9747b28c;
const M = 0x5bd1e995;

/** MurmurHash2, 32 bits, unsigned. With seed 0 it equals ClickHouse's murmurHash2_32, with the default its kafkaMurmurHash. */
export function murmur2(bytes: Uint8Array, seed = KAFKA_SEED): number {
  const length = bytes.length;
  let hash = seed ^ length;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    let k =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    k = Math.imul(k, M);
    k ^= k >>> 24;
    hash = Math.imul(hash, M) ^ Math.imul(k, M);
  }
  const rest = length - at;
  if (rest === 3) hash ^= (bytes[at + 2] as number) << 16;
  if (rest >= 2) hash ^= (bytes[at + 1] as number) << 8;
  if (rest >= 1) hash = Math.imul(hash ^ (bytes[at] as number), M);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, M);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The partition a key belongs to among `partitions`, as Kafka's own Java client chooses it. */
export function partitionOf(key: string | Uint8Array, partitions: number): number {
  const bytes = typeof key === 'string' ? Buffer.from(key) : key;
  return (murmur2(bytes) & 0x7fffffff) % partitions;
}
