import {
  type AlertCondition,
  type AlertWindow,
  alertPeriods,
  alertStretches,
  type MetricId,
  type SingleCondition,
} from '@vitrine/contracts';
import { asksOneLevel, hasGates } from '@vitrine/domain';
import { metricTexts } from '@vitrine/metrics/words';
import type { SentenceKey } from '../messages/sentence.js';
import { sayDuration } from './say-duration.js';
import type { Saying } from './saying.js';
import { sizeOf, writeFigure, writeNumber, writeShare } from './write-threshold.js';

export function sayCondition(condition: AlertCondition, saying: Saying): string {
  if (!('of' in condition)) return saySingle(condition, saying);
  const parts = hasGates(condition.kind, condition.of) ? condition.of.map(asGate) : condition.of;
  return parts.map((part) => saySingle(part, saying)).join(saying.say(condition.kind));
}

const asGate = (part: SingleCondition): SingleCondition =>
  asksOneLevel(part) ? { ...part, critical: undefined } : part;

function saySingle(part: SingleCondition, saying: Saying): string {
  const { say } = saying;
  const isBelow = part.side === 'below';
  const sided = (key: 'value' | 'silence' | 'ticket'): SentenceKey => `${key}${isBelow ? 'Below' : 'Above'}`;
  switch (part.kind) {
    case 'value':
      return say(sided('value'), { ...measured(part, saying), limits: limits(part, saying, asFigure(part.metric)) });
    case 'ticket':
      return say(sided('ticket'), {
        metric: nameOf(part.metric, saying),
        limits: limits(part, saying, asFigure(part.metric)),
      });
    case 'silence':
      return say(sided('silence'), { limits: limits(part, saying, asDuration) });
    case 'change': {
      const past = say(part.against);
      const write = part.by === 'share' ? writeShare : asFigure(part.metric);
      return directed(part, ['change', 'difference'], saying, { write, values: { ...measured(part, saying), past } });
    }
    case 'usual':
      return directed(part, ['usual', 'band'], saying, { write: writeNumber, values: measured(part, saying) });
    case 'goalAtRisk':
      return directed(part, ['goal', 'goalDifference'], saying, { write: writeShare, values: {} });
    case 'belowPeers':
      return directed(part, ['peers', 'peersDifference'], saying, { write: writeNumber, values: {} });
  }
}

type Write = (text: string, saying: Saying) => string;

const asDuration: Write = (text, saying) => sayDuration(Number(text), saying);

const asFigure =
  (metric: MetricId): Write =>
  (text, saying) =>
    writeFigure(text, metric, saying);

interface Told {
  readonly write: Write;
  readonly values: Readonly<Record<string, string>>;
}

type Directed = 'change' | 'difference' | 'usual' | 'band' | 'goal' | 'goalDifference' | 'peers' | 'peersDifference';

/** "Fallen by 30 %" where both thresholds lie on the side that is asked about; else with their signs. */
function directed(
  part: SingleCondition,
  [plain, signed]: readonly [Directed, Directed],
  saying: Saying,
  { write, values }: Told,
): string {
  const side = part.side === 'below' ? 'Below' : 'Above';
  const thresholds = [part.warning, part.critical].filter((one) => one !== undefined);
  const isPlain = thresholds.every((one) => (part.side === 'below' ? Number(one) < 0 : Number(one) > 0));
  const by: Write = isPlain ? (text, of) => write(sizeOf(text), of) : write;
  return saying.say(`${isPlain ? plain : signed}${side}`, { ...values, limits: limits(part, saying, by) });
}

function limits({ warning, critical }: SingleCondition, saying: Saying, write: Write): string {
  const { say } = saying;
  if (warning === undefined)
    return say('onlyCritical', { critical: critical === undefined ? '' : write(critical, saying) });
  if (critical === undefined) return write(warning, saying);
  // One that asks the same of both levels rings as critical at once.
  if (Number(critical) === Number(warning)) return say('onlyCritical', { critical: write(critical, saying) });
  return say('both', { warning: write(warning, saying), critical: write(critical, saying) });
}

const measured = (part: { metric: MetricId; window: AlertWindow }, saying: Saying) => ({
  metric: nameOf(part.metric, saying),
  window: sayWindow(part.window, saying),
});

const nameOf = (metric: MetricId, { locale }: Saying): string => {
  const { name } = metricTexts[locale][metric];
  return name.slice(0, 1).toLocaleLowerCase(locale) + name.slice(1);
};

function sayWindow(window: AlertWindow, { say }: Saying): string {
  if (isNamed(window)) return say(window);
  const length = Number(window.slice(0, -1));
  if (window.endsWith('m')) return say('lastMinutes', { minutes: length });
  if (window === '1d') return say('lastDay');
  return length === 1 ? say('lastHour') : say('lastHours', { hours: length });
}

const named = [...alertPeriods, ...alertStretches];
type Named = (typeof named)[number];

const isNamed = (window: AlertWindow): window is Named => named.some((one) => one === window);
