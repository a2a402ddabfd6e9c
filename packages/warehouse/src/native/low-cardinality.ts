import type { ByteWriter } from './byte-writer.js';
import type { NativeValue } from './native-column.js';

/** Version of the key serialisation: shared dictionaries with additional keys. */
const KEYS_VERSION = 1;
/** Flags of the index word: the keys of this block come with it, and the dictionary is new. */
const HAS_ADDITIONAL_KEYS = 1 << 9;
const NEEDS_NEW_DICTIONARY = 1 << 10;

/**
 * A LowCardinality(String) column: version, index type and flags, the distinct values in order of appearance. Then the place of each row's
 * value in them, in the narrowest unsigned type. Without rows nothing follows the column's type.
 */
export function writeLowCardinality(out: ByteWriter, values: readonly NativeValue[]): void {
  if (values.length === 0) return;
  const places = new Map<NativeValue, number>();
  const indexes = new Uint32Array(values.length);
  // Rows often repeat the value above them: comparing is cheaper than hashing.
  let last: NativeValue | undefined;
  let lastPlace = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as NativeValue;
    if (value !== last) {
      let place = places.get(value);
      if (place === undefined) {
        place = places.size;
        places.set(value, place);
      }
      last = value;
      lastPlace = place;
    }
    indexes[row] = lastPlace;
  }
  const width = places.size <= 0x100 ? 0 : places.size <= 0x1_0000 ? 1 : 2;
  out.uint64(KEYS_VERSION);
  out.uint64(width | HAS_ADDITIONAL_KEYS | NEEDS_NEW_DICTIONARY);
  out.uint64(places.size);
  out.strings([...places.keys()]);
  out.uint64(values.length);
  if (width === 0) out.uint8s(indexes);
  else if (width === 1) out.uint16s(indexes);
  else out.uint32s(indexes);
}
