/** Topic names without the optional `KAFKA_TOPIC_PREFIX`. A breaking change is a new name (`….v2`), never a new meaning. */
export const topics = {
  salesRaw: 'sales.raw.v1',
  catalogRaw: 'catalog.raw.v1',
  catalogAccepted: 'catalog.accepted.v1',
  salesAccepted: 'sales.accepted.v1',
  salesRejected: 'sales.rejected.v1',
  alertsRaised: 'alerts.raised.v1',
  alertsPartials: 'alerts.partials.v1',
  alertsState: 'alerts.state.v1',
  stateChanged: 'state.changed.v1',
  recommendationFeedback: 'recommendation.feedback.v1',
} as const;

export type TopicName = (typeof topics)[keyof typeof topics];

export interface TopicSpec {
  readonly name: TopicName;
  /** One store lives on one partition, so this is the ceiling of parallel work, not a promise of it. */
  readonly partitions: number;
  readonly cleanup: 'delete' | 'compact';
  /** How long a record is kept; -1 keeps it for good. */
  readonly retentionMs: number;
  /** The broker's clock rules: by a producer's own time stamp, retention would delete a late sale within seconds. */
  readonly timestampType: 'LogAppendTime';
  /** Largest record in bytes. Rejected records carry the original and headers, so they get some room on top. */
  readonly maxMessageBytes: number;
}

const DAY_MS = 86_400_000;
const MIB = 1_048_576;
const event = { partitions: 6, cleanup: 'delete', timestampType: 'LogAppendTime' } as const;

/** Every topic we create ourselves, with development sizes; charts may raise partitions and retention. */
export const topicSpecs: readonly TopicSpec[] = [
  { ...event, name: topics.salesRaw, retentionMs: 30 * DAY_MS, maxMessageBytes: 2 * MIB },
  { ...event, name: topics.catalogRaw, retentionMs: 30 * DAY_MS, maxMessageBytes: 2 * MIB },
  { ...event, name: topics.catalogAccepted, retentionMs: 7 * DAY_MS, maxMessageBytes: 2 * MIB },
  { ...event, name: topics.salesAccepted, retentionMs: 30 * DAY_MS, maxMessageBytes: 4 * MIB },
  // The only place downstream with personal data in the clear: short-lived on purpose.
  { ...event, name: topics.salesRejected, retentionMs: 7 * DAY_MS, maxMessageBytes: 4 * MIB },
  { ...event, name: topics.alertsRaised, retentionMs: 30 * DAY_MS, maxMessageBytes: 2 * MIB },
  { ...event, name: topics.alertsPartials, retentionMs: 7 * DAY_MS, maxMessageBytes: 2 * MIB },
  // As many partitions as accepted tickets: the state of each lies in the partition with its number.
  { ...event, name: topics.alertsState, cleanup: 'compact', retentionMs: -1, maxMessageBytes: 2 * MIB },
  { ...event, name: topics.stateChanged, partitions: 1, retentionMs: 7 * DAY_MS, maxMessageBytes: 2 * MIB },
  { ...event, name: topics.recommendationFeedback, retentionMs: 30 * DAY_MS, maxMessageBytes: 2 * MIB },
];

/** The topic's name on a cluster shared with others. */
export function topicNameWith(prefix: string, name: TopicName): string {
  return `${prefix}${name}`;
}
