import { type CatalogEvent, catalogKeyOf, kafkaUses, type RecommendationFeedback, topics } from '@vitrine/contracts';
import { type DemoChain, demoChain } from '@vitrine/demo';
import { CompressionTypes, type Producer } from 'kafkajs';
import { type KafkaAccess, kafkaOf } from '../kafka/kafka-access.js';
import { type Checkpoint, CheckpointFile } from './checkpoint.js';
import { sendWindow } from './send-window.js';
import { untilProcessed } from './until-processed.js';

const prefix = process.env.KAFKA_TOPIC_PREFIX ?? '';
const GROUP = kafkaUses.processing.group;
const FEEDBACK_AT_ONCE = 1_000;

/** The listeners to the story's progress. */
interface Listener {
  step(words: string): void;
  progress(words: string, done: number, total: number): void;
  clear(): void;
}

/** Takes what sellers say of their offers, as the api does from their phones. */
export type TellFeedback = (records: readonly RecommendationFeedback[]) => Promise<void>;

/** Tells the demo chain's story through the real topics: catalogue first, then history, and after a pause the time in between. */
export class DemoTeller {
  readonly chain: DemoChain;
  private readonly file: CheckpointFile;
  private readonly checkpoint: Checkpoint;

  constructor(
    home: string,
    private readonly kafka: KafkaAccess,
    settings: { stores: number; days: number },
    private readonly tellFeedback: TellFeedback = async () => undefined,
  ) {
    this.file = new CheckpointFile(home);
    this.checkpoint = this.file.openOrCreate(settings, Date.now());
    const { seed, stores, endMs, days, liveAfterMs, offers } = this.checkpoint;
    const live = typeof liveAfterMs === 'number' ? { liveAfter: new Date(liveAfterMs) } : {};
    this.chain = demoChain({ seed, stores, end: new Date(endMs), days, offers, ...live });
  }

  /** Of the chain that this home has, which need not be the one asked for. */
  get size(): { readonly stores: number; readonly days: number } {
    return this.checkpoint;
  }

  /** Sends everything up to this moment and waits until processing has it. */
  async tellUntilNow(status: Listener): Promise<void> {
    const producer = kafkaOf(this.kafka, 'producer', 'vitrine-demo').producer({
      idempotent: true,
      maxInFlightRequests: 1,
    });
    await producer.connect();
    try {
      if (!this.checkpoint.catalogSent) await this.tellCatalog(producer, status);
      await this.tellSales(producer, status);
      await this.tellShelf(producer, Date.now());
    } finally {
      await producer.disconnect();
    }
    await this.untilStored(status, topics.salesRaw, 'Storing sales');
    await this.untilStored(status, topics.catalogRaw, 'Storing stock');
  }

  /** Lets the one live incident be due soon, or leaves it out for good. A home that has decided keeps to it. */
  decideLiveIncident(isPlanted: boolean): void {
    if (this.checkpoint.liveAfterMs === undefined) this.remember({ liveAfterMs: isPlanted ? Date.now() : null });
  }

  /** One step of live selling: what arrived since the last step. */
  async tellLive(producer: Producer): Promise<void> {
    const [from, now] = [this.checkpoint.sentUntilMs, Date.now()];
    await this.tellShelf(producer, now);
    await this.tellOffers(from, now);
    await sendWindow(producer, `${prefix}${topics.salesRaw}`, this.chain.history(from, now), () => undefined);
    this.remember({ sentUntilMs: now });
  }

  private async tellCatalog(producer: Producer, status: Listener): Promise<void> {
    status.step('Telling the catalogue: stores, sellers, products, targets');
    await sendEntries(producer, this.chain.catalog());
    await this.untilStored(status, topics.catalogRaw, 'Storing the catalogue');
    this.remember({ catalogSent: true });
  }

  /** Stock as it was counted last, and the market's figures, since they were told before: a level older than a day is unknown. */
  private async tellShelf(producer: Producer, untilMs: number): Promise<void> {
    const sent = await sendEntries(producer, this.chain.shelf(this.checkpoint.shelfUntilMs, untilMs));
    if (sent > 0) this.remember({ shelfUntilMs: untilMs });
  }

  private async tellSales(producer: Producer, status: Listener): Promise<void> {
    const from = Math.max(this.checkpoint.sentUntilMs, this.chain.startMs);
    const now = Date.now();
    if (now - from > 60_000)
      status.step(`Selling from ${new Date(from).toISOString().slice(0, 16)} until now, through the real pipeline`);
    await this.tellOffers(from, now);
    await sendWindow(producer, `${prefix}${topics.salesRaw}`, this.chain.history(from, now), (untilMs) => {
      this.remember({ sentUntilMs: untilMs });
      status.progress('Sending', untilMs - from, now - from);
    });
    this.remember({ sentUntilMs: now });
  }

  /** Before the sales of the window: what is told again after a crash is counted once. */
  private async tellOffers(fromMs: number, toMs: number): Promise<void> {
    const records = [...this.chain.feedback(fromMs, toMs)].map(({ record }) => record);
    for (let at = 0; at < records.length; at += FEEDBACK_AT_ONCE)
      await this.tellFeedback(records.slice(at, at + FEEDBACK_AT_ONCE));
  }

  private async untilStored(status: Listener, topic: string, words: string): Promise<void> {
    const admin = kafkaOf(this.kafka, 'admin', 'vitrine-supervisor').admin();
    await admin.connect();
    let most = 1;
    try {
      await untilProcessed(admin, GROUP, `${prefix}${topic}`, (left) => {
        most = Math.max(most, left);
        status.progress(words, most - left, most);
      });
    } finally {
      await admin.disconnect();
      status.clear();
    }
  }

  private remember(change: Partial<Checkpoint>): void {
    Object.assign(this.checkpoint, change);
    this.file.write(this.checkpoint);
  }
}

/** @returns how many */
async function sendEntries(producer: Producer, entries: Iterable<CatalogEvent>): Promise<number> {
  const messages = Array.from(entries, (event) => ({ key: catalogKeyOf(event), value: JSON.stringify(event) }));
  for (let from = 0; from < messages.length; from += 2_000) {
    await producer.send({
      topic: `${prefix}${topics.catalogRaw}`,
      messages: messages.slice(from, from + 2_000),
      compression: CompressionTypes.GZIP,
    });
  }
  return messages.length;
}
