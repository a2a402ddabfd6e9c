import type { TopicName } from '@vitrine/contracts';

export interface OutgoingMessage {
  readonly topic: TopicName;
  readonly key: string;
  readonly value: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where an import puts its messages: Kafka, or nowhere when only trying. */
export interface Outbox {
  add(message: OutgoingMessage): void;
  /** Resolves when there is room for more; awaited once per batch of rows, which keeps memory constant. */
  ready(): Promise<void>;
  /** Resolves when everything added has been acknowledged. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Of a trial run: counts and forgets. */
export const nowhere: Outbox = {
  add: () => undefined,
  ready: () => Promise.resolve(),
  flush: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
