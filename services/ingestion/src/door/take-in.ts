import type { OutgoingRecord } from '@vitrine/bus';
import type { BatchAnswer, BatchItem, TopicName } from '@vitrine/contracts';
import type { DeadLetters } from '@vitrine/warehouse';
import type { Judge, JudgeItem } from './judge-item.js';
import type { Item } from './read-items.js';
import type { RecordQueue } from './record-queue.js';
import { letterOf, type Refused, type RefusedIn, recordOf, tokenOf } from './refused.js';

/** Where a door's items go and by what they are judged. */
export interface Way {
  readonly topic: TopicName;
  readonly judge: JudgeItem;
}

/** Judges the items of one request and sends each on its way; resolves when Kafka has them. */
export class TakeIn {
  constructor(
    private readonly queue: Pick<RecordQueue, 'hold' | 'put'>,
    private readonly deadLetters: Pick<DeadLetters, 'append'>,
  ) {}

  /**
   * Dead letters go first: they are recognised when the same request comes again, so a request that fails half-way may be repeated.
   * @throws QueueFull | BusUnavailable | WarehouseUnavailable, each before it calls anything 'accepted'
   */
  async take(items: readonly Item[], { topic, judge }: Way, by: Judge): Promise<BatchAnswer> {
    const records: OutgoingRecord[] = [];
    const refused: Refused[] = [];
    const answers = items.map((item, index): BatchItem => {
      const verdict = judge(item, by);
      if (verdict.kind === 'fit') {
        records.push({ topic, key: verdict.key, value: verdict.value });
        return { index, status: 'accepted' };
      }
      refused.push({ index, text: item.text, verdict });
      const { code, pointer, message } = verdict;
      return { index, status: 'rejected', code, pointer, message };
    });
    const within = { tenantId: by.tenant.id, contract: topic, nowMs: by.nowMs };
    const sent = [...records, ...refused.map((each) => recordOf(each, within))];
    if (refused.length > 0) await this.writeLetters(refused, within, sent);
    await this.queue.put(sent);
    return { accepted: records.length, rejected: refused.length, items: answers };
  }

  /** Requests that wait for ClickHouse hold their records' room, as those that wait for Kafka do. */
  private async writeLetters(refused: readonly Refused[], within: RefusedIn, sent: OutgoingRecord[]): Promise<void> {
    const giveBack = this.queue.hold(sent);
    try {
      const letters = refused.map((each) => letterOf(each, within));
      await this.deadLetters.append(letters, tokenOf(refused, within.tenantId));
    } finally {
      giveBack();
    }
  }
}
