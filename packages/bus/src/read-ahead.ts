import type { KafkaMessage } from 'kafkajs';

/** How far a partition has been read beyond what is settled, and the messages that wait for the rest of their batch. */
export class ReadAhead {
  private waiting: readonly KafkaMessage[] = [];

  constructor(private nextOffset: number) {}

  /** Everything below is settled or kept here: a fetch that starts behind it would leave a gap. */
  get readTo(): number {
    return this.nextOffset;
  }

  /** No message waits, and yet offsets below `readTo` are unsettled: they hold no messages. */
  isBehindOnly(position: number): boolean {
    return this.waiting.length === 0 && this.nextOffset > position;
  }

  /** The messages that wait, and those of a fetch that are new. */
  with(fetched: readonly KafkaMessage[]): KafkaMessage[] {
    return [...this.waiting, ...fetched.filter(({ offset }) => Number(offset) >= this.nextOffset)];
  }

  wait(messages: readonly KafkaMessage[]): void {
    this.waiting = messages;
  }

  /** `offset` and all below have been read. */
  reached(offset: number): void {
    this.nextOffset = Math.max(this.nextOffset, offset + 1);
  }

  /** Forgets what was read but not settled. */
  rewind(position: number): void {
    this.waiting = [];
    this.nextOffset = position;
  }
}
