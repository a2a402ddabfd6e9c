import Decoder from 'kafkajs/src/protocol/decoder.js';
import { tombstone } from './unreadable.js';

/** Far more than tills put in one batch. kafkajs hands records on as arguments of a call, and fails at some 100,000. */
export const MAX_BATCH_RECORDS = 50_000;

/** Places in a batch of Kafka's format 2, behind its first offset and its length. */
const MAGIC_AT = 4;
const ATTRIBUTES_AT = 9;
const LAST_OFFSET_DELTA_AT = 11;
const COUNT_AT = 45;
const RECORDS_AT = 49;
const MAGIC = 2;
const CODEC_BITS = 0x7;

const { slice } = Decoder.prototype;

/**
 * Refuses a batch that claims too many records. Compressed they cost their sender nothing, and millions of them would end the process at
 * every start. kafkajs cuts each batch out through this method. Here such a batch becomes a single tombstone in the place of its last
 * record: it is refused once, and kafkajs reads on behind it.
 */
export function limitBatchRecords(): void {
  Decoder.prototype.slice = function cutOut(size: number) {
    const batch = slice.call(this, size);
    const isWhole = batch.buffer.length === size && size > RECORDS_AT && batch.buffer.readInt8(MAGIC_AT) === MAGIC;
    return isWhole && batch.buffer.readInt32BE(COUNT_AT) > MAX_BATCH_RECORDS
      ? new Decoder(instead(batch.buffer))
      : batch;
  };
}

/** At least as long as the batch; kafkajs takes a shorter one for cut off. */
function instead(batch: Buffer): Buffer {
  const last = tombstone(batch.readInt32BE(LAST_OFFSET_DELTA_AT));
  const whole = Buffer.alloc(Math.max(batch.length, RECORDS_AT + last.length));
  batch.copy(whole, 0, 0, RECORDS_AT);
  whole.writeInt16BE(batch.readInt16BE(ATTRIBUTES_AT) & ~CODEC_BITS, ATTRIBUTES_AT);
  whole.writeInt32BE(1, COUNT_AT);
  last.copy(whole, RECORDS_AT);
  return whole;
}
