import { type KafkaEnv, TopicReader } from '@vitrine/bus';
import type { ConsumerKit } from '@vitrine/consumer';
import { kafkaUses, parseJson, type StateChanged, stateChangedSchema, topics } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import type { Replay } from '../replay/replay.js';
import type { ServicePart } from '../service-part.js';
import { RuleBook } from './rule-book.js';
import { WarehouseFacts } from './warehouse-facts.js';

/** The rules in memory, and the reader that tells of their changes. */
export function rulesPart(
  { store, warehouse, clock, kafka, parts }: ConsumerKit,
  replay: Replay,
): ServicePart & { readonly book: RuleBook } {
  const facts = new WarehouseFacts(warehouse, store.tenants);
  const book = new RuleBook({ store, facts, clock, replay, log: parts.logger });
  const env: KafkaEnv = parts.env;
  const changes = new TopicReader<StateChanged>(
    {
      kafka,
      env,
      log: parts.logger,
      topic: topics.stateChanged,
      podGroup: kafkaUses.alerting.podGroup,
      decode: readChange,
      whenGone: 'newest',
    },
    { read: (change) => book.changed(change) },
  );
  const background = {
    start: async () => {
      book.start();
      // Not awaited: rules are compared twice a minute as well.
      void changes.start().catch((error) => parts.logger.warn({ error: String(error) }, 'changes are not told yet'));
    },
    stop: async () => {
      book.stop();
      await changes.stop();
    },
  };
  return { book, background };
}

function readChange({ value }: KafkaMessage): StateChanged | undefined {
  return stateChangedSchema.safeParse(parseJson(value?.toString() ?? '')).data;
}
