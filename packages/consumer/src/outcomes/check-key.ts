import { partitionOf } from '@vitrine/bus';
import { normaliseCode } from '@vitrine/contracts';
import { accept, type Outcome, rehome, reject } from './outcome.js';

/** Where a message was found. */
export interface Place {
  readonly key: Buffer | null;
  readonly partition: number;
  /** How many partitions its topic has now. */
  readonly partitions: number;
}

/** The parts of a payload that a key is made of, as the producer wrote them; undefined when a part is missing. */
export type KeyParts = readonly string[] | undefined;

/**
 * Every store is decided on one partition, the one murmur2 gives to its normalised key. A message elsewhere is moved: under its own key
 * when the producer's partitioner sent it astray, else under the key its content asks for.
 */
export function checkKey<T>({ key, partition, partitions }: Place, partsOf: (value: T) => KeyParts) {
  return (value: T): Outcome<T> => {
    const parts = partsOf(value);
    const sent = key === null || key.length === 0 ? undefined : key.toString();
    const own = parts?.map(normaliseCode).join(':');
    // Without tenant and store in the content there is no key to compare: check-shape says what is missing.
    if (own === undefined) return sent === undefined ? accept(value) : atHomeOf(sent, key as Buffer);
    if (sent === undefined || sent === own || sent === parts?.join(':')) return atHomeOf(own, own);
    const home = partitionOf(sent, partitions);
    return home === partition ? reject('key_mismatch') : rehome(home, key as Buffer);

    function atHomeOf(text: string, movedUnder: string | Buffer): Outcome<T> {
      const home = partitionOf(text, partitions);
      return home === partition ? accept(value) : rehome(home, movedUnder);
    }
  };
}
