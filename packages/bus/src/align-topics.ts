import { type TopicSpec, topics } from '@vitrine/contracts';
import kafkajs, { type Admin } from 'kafkajs';
import type { BusLog } from './kafka.js';

interface ConfigEntry {
  readonly configName: string;
  readonly configValue: string;
  readonly configSource: number;
}

/** Of the sources of a setting that Kafka knows, the one that means "set on this very topic". */
const SET_ON_TOPIC = 1;
const FOR_EVER = -1;

/** A topic's settings as the contract wants them. */
export const settingsOf = (spec: TopicSpec): Record<string, string> => ({
  'cleanup.policy': spec.cleanup,
  'retention.ms': String(spec.retentionMs),
  'message.timestamp.type': spec.timestampType,
  'max.message.bytes': String(spec.maxMessageBytes),
});

/**
 * Brings a topic that exists to the contract's settings, and says what it changed. It changes only what falls short of them. An operator's
 * larger size or longer retention stays: shortening it would delete events.
 */
export async function alignTopic(admin: Admin, name: string, spec: TopicSpec, log: BusLog): Promise<void> {
  const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name };
  const described = await admin.describeConfigs({ resources: [resource], includeSynonyms: false });
  const entries = (described.resources[0]?.configEntries ?? []) as readonly ConfigEntry[];
  const current = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
  const changes = Object.entries(settingsOf(spec)).filter(
    ([setting, wanted]) => !suffices(spec, setting, current.get(setting), wanted),
  );
  if (changes.length === 0) return;
  // kafkajs can only replace the topic's own settings as a whole, so all of them go along.
  const own = entries.filter(({ configSource }) => configSource === SET_ON_TOPIC);
  const settings = new Map([
    ...own.map(({ configName, configValue }) => [configName, configValue] as const),
    ...changes,
  ]);
  const configEntries = [...settings].map(([setting, value]) => ({ name: setting, value }));
  await admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries }] });
  for (const [setting, to] of changes)
    log.info({ topic: name, setting, from: current.get(setting), to }, 'the topic was brought to the contract');
}

function suffices(spec: TopicSpec, setting: string, current: string | undefined, wanted: string): boolean {
  if (current === wanted) return true;
  if (setting === 'max.message.bytes') return Number(current) >= Number(wanted);
  // Rejected messages hold people's data in the clear: not kept longer than the contract says.
  if (setting !== 'retention.ms' || spec.name === topics.salesRejected) return false;
  return Number(current) === FOR_EVER || (Number(wanted) !== FOR_EVER && Number(current) > Number(wanted));
}
