import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type BatchForm, int, type RawRecord, recordBatch } from './record-batch.js';

const api = { produce: 0, findCoordinator: 10, initProducerId: 22, addPartitionsToTxn: 24, endTxn: 26 } as const;
const TIMEOUT_MS = 30_000;
const PAUSE_MS = 20;
/** NOT_LEADER_OR_FOLLOWER (a topic just made), COORDINATOR_LOAD_IN_PROGRESS, _NOT_AVAILABLE, NOT_COORDINATOR, CONCURRENT_TRANSACTIONS. */
const COME_AGAIN = new Set([6, 14, 15, 16, 51]);

/** The broker's answer to a request, by Kafka's number of the error. */
export class RefusedByBroker extends Error {
  override readonly name = 'RefusedByBroker';
  constructor(readonly code: number) {
    super(`The broker refused it with error ${code}.`);
  }
}

/** Writes record batches of any content to the one broker of a test, which asks for no login; one request at a time. */
export class RawProducer {
  private correlation = 0;
  private waiting = Buffer.alloc(0);

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.waiting = Buffer.concat([this.waiting, chunk]);
    });
  }

  /** `broker` is host:port. */
  static async connect(broker: string): Promise<RawProducer> {
    const at = broker.lastIndexOf(':');
    const socket = connect({ host: broker.slice(0, at), port: Number(broker.slice(at + 1)) });
    await once(socket, 'connect');
    return new RawProducer(socket);
  }

  close(): void {
    this.socket.destroy();
  }

  /** Writes one batch; returns the offset of its first record. `topic` is the full name. @throws RefusedByBroker */
  async produce(
    topic: string,
    partition: number,
    records: readonly RawRecord[],
    form: BatchForm & { readonly transactionalId?: string } = {},
  ): Promise<number> {
    const batch = recordBatch(records, form);
    const head = [
      text(form.transactionalId ?? null),
      int(2, -1),
      int(4, TIMEOUT_MS),
      int(4, 1),
      text(topic),
      int(4, 1),
    ];
    const body = [...head, int(4, partition), int(4, batch.length), batch];
    const at = 4 + 2 + Buffer.byteLength(topic) + 4 + 4;
    const answer = await this.patiently(() => this.ask(api.produce, 3, body), at);
    return Number(answer.readBigInt64BE(at + 2));
  }

  /** Writes `records` in a transaction of their own and ends it. */
  async transact(
    transactionalId: string,
    place: { readonly topic: string; readonly partition: number },
    records: readonly RawRecord[],
    isCommitted: boolean,
    form: BatchForm = {},
  ): Promise<void> {
    const { topic, partition } = place;
    await this.patiently(() => this.ask(api.findCoordinator, 1, [text(transactionalId), int(1, 1)]), 4);
    const started = await this.patiently(
      () => this.ask(api.initProducerId, 0, [text(transactionalId), int(4, TIMEOUT_MS)]),
      4,
    );
    const transaction = { producerId: started.readBigInt64BE(6), epoch: started.readInt16BE(14), sequence: 0 };
    const owner = [text(transactionalId), int(8, transaction.producerId), int(2, transaction.epoch)];
    const places = [int(4, 1), text(topic), int(4, 1), int(4, partition)];
    const errorAt = 4 + 4 + 2 + Buffer.byteLength(topic) + 4 + 4;
    await this.patiently(() => this.ask(api.addPartitionsToTxn, 0, [...owner, ...places]), errorAt);
    await this.produce(topic, partition, records, { ...form, transaction, transactionalId });
    await this.patiently(() => this.ask(api.endTxn, 0, [...owner, int(1, isCommitted ? 1 : 0)]), 4);
  }

  /** Asks until the broker is ready for it; the answer has its error at `errorAt`. @throws RefusedByBroker */
  private async patiently(ask: () => Promise<Buffer>, errorAt: number): Promise<Buffer> {
    for (const giveUpAt = Date.now() + TIMEOUT_MS; ; ) {
      const answer = await ask();
      const code = answer.readInt16BE(errorAt);
      if (!COME_AGAIN.has(code) || Date.now() > giveUpAt) refuse(code);
      if (code === 0) return answer;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  private async ask(key: number, version: number, body: readonly Buffer[]): Promise<Buffer> {
    const request = Buffer.concat([int(2, key), int(2, version), int(4, ++this.correlation), text('raw'), ...body]);
    this.socket.write(Buffer.concat([int(4, request.length), request]));
    while (this.waiting.length < 4 || this.waiting.length < 4 + this.waiting.readInt32BE(0))
      await once(this.socket, 'data', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const end = 4 + this.waiting.readInt32BE(0);
    const answer = this.waiting.subarray(8, end);
    this.waiting = this.waiting.subarray(end);
    return answer;
  }
}

const text = (content: string | null): Buffer =>
  content === null ? int(2, -1) : Buffer.concat([int(2, Buffer.byteLength(content)), Buffer.from(content)]);

function refuse(code: number): void {
  if (code !== 0) throw new RefusedByBroker(code);
}
