import { topicSpecs, topics } from './topics.js';

/** What one program does with Kafka. `KAFKA_TOPIC_PREFIX` stands before every name: of topics, groups and transactional ids. */
export interface KafkaUse {
  /** The group that all its pods share; its lag says how far behind they are. */
  readonly group?: string;
  /** Beginning of the groups that each pod has for itself; a uuid follows. */
  readonly podGroup?: string;
  /** Beginnings of its transactional ids, by the topic that is read; `-<partition>-a` and `-b` follow. */
  readonly transactionalIds?: Readonly<Record<string, string>>;
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  /** Groups of other programs, and their topics, whose progress it asks for. */
  readonly watches?: { readonly group: string; readonly topics: readonly string[] };
  /** Topics that it makes and whose settings it brings to the contract. */
  readonly keeps?: readonly string[];
}

const raw = [topics.salesRaw, topics.catalogRaw] as const;
const progress = { group: 'processing', topics: raw } as const;

/** Every program of ours that uses Kafka, and a producer outside. Names are formed from these entries and nowhere else. */
export const kafkaUses = {
  processing: {
    group: progress.group,
    podGroup: 'processing-catalogue-',
    transactionalIds: { [topics.salesRaw]: 'processing', [topics.catalogRaw]: 'processing-catalog' },
    // Entries that one pod accepts and all pods read.
    reads: [...raw, topics.catalogAccepted],
    // Processing moves a message on another partition than its key's, so it writes the raw topics too.
    writes: [...raw, topics.catalogAccepted, topics.salesAccepted, topics.salesRejected],
  },
  alerting: {
    group: 'alerting',
    podGroup: 'alerting-rules-',
    transactionalIds: {
      [topics.salesAccepted]: 'alerting',
      [topics.alertsPartials]: 'alerting-partials',
      [topics.alertsRaised]: 'alerting-routing',
    },
    reads: [topics.salesAccepted, topics.alertsPartials, topics.alertsRaised, topics.alertsState, topics.stateChanged],
    // A ticket of a store that another partition has now is moved there, as processing moves raw ones.
    writes: [topics.salesAccepted, topics.alertsPartials, topics.alertsRaised, topics.alertsState],
    // Silence means something only up to where processing has settled what the tills sent.
    watches: { group: progress.group, topics: [topics.salesRaw] },
  },
  recommendations: {
    group: 'recommendations',
    transactionalIds: {
      [topics.salesAccepted]: 'recommendations',
      [topics.recommendationFeedback]: 'recommendations-feedback',
    },
    reads: [topics.salesAccepted, topics.recommendationFeedback],
    // As alerting, it moves a ticket to the partition that its store has now.
    writes: [topics.salesAccepted, topics.salesRejected],
  },
  api: {
    podGroup: 'api-stream-',
    reads: [topics.salesAccepted],
    writes: [topics.stateChanged, topics.recommendationFeedback],
    watches: progress,
  },
  ingestion: { writes: [...raw, topics.salesRejected] },
  import: { writes: [...raw, topics.salesRejected], watches: progress },
  migrate: { keeps: topicSpecs.map(({ name }) => name) },
  // Reads the refused originals. One prefix is one trust domain, whose producers may see each other's.
  producer: { podGroup: 'producer-', reads: [topics.salesRejected], writes: raw },
} as const satisfies Readonly<Record<string, KafkaUse>>;

type KafkaOperation = 'Describe' | 'Read' | 'Write' | 'Create' | 'DescribeConfigs' | 'AlterConfigs';

/** One access rule. A prefix stands for every name that begins so. */
export interface KafkaRight {
  readonly type: 'topic' | 'group' | 'transactionalId';
  readonly name: string;
  readonly pattern: 'literal' | 'prefix';
  readonly operations: readonly KafkaOperation[];
}

/** The least that a cluster must allow for this use; brokers from 3.0 on ask for no IdempotentWrite beside the topic's Write. */
export function kafkaRightsOf(use: KafkaUse, prefix = ''): KafkaRight[] {
  const { group, podGroup, transactionalIds = {}, watches } = use;
  const right = (
    type: KafkaRight['type'],
    name: string,
    pattern: KafkaRight['pattern'],
    ...operations: KafkaOperation[]
  ): KafkaRight => ({ type, name: `${prefix}${name}`, pattern, operations });
  return [
    ...[...operationsByTopic(use)].map(([topic, operations]) => right('topic', topic, 'literal', ...operations)),
    ...(group ? [right('group', group, 'literal', 'Describe', 'Read')] : []),
    ...(podGroup ? [right('group', podGroup, 'prefix', 'Describe', 'Read')] : []),
    ...(watches ? [right('group', watches.group, 'literal', 'Describe')] : []),
    ...Object.values(transactionalIds).map((id) => right('transactionalId', `${id}-`, 'prefix', 'Describe', 'Write')),
  ];
}

function operationsByTopic({ reads = [], writes = [], watches, keeps = [] }: KafkaUse): Map<string, KafkaOperation[]> {
  const all = [...new Set([...reads, ...writes, ...(watches?.topics ?? []), ...keeps])];
  const on = (topic: string): KafkaOperation[] => [
    'Describe',
    ...(reads.includes(topic) ? (['Read'] as const) : []),
    ...(writes.includes(topic) ? (['Write'] as const) : []),
    ...(keeps.includes(topic) ? (['Create', 'DescribeConfigs', 'AlterConfigs'] as const) : []),
  ];
  return new Map(all.map((topic) => [topic, on(topic)]));
}
