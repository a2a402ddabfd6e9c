import { type Ear, type HoldReason, isBudgetSpent, STEADY_MS } from './hold.js';
import { nextDigest, quietUntil } from './persons-clock.js';

/** A message of one person that has waited. */
export interface HeldMessage {
  readonly id: string;
  readonly channel: string;
  readonly alertId: string;
  readonly reason: HoldReason;
  readonly atMs: number;
  readonly level: 'none' | 'warning' | 'critical';
  /** Of its alert, by any event. */
  readonly lastChangeMs: number;
  /** Why the person is not told of it at all; undefined: they are. */
  readonly uselessFor: 'outOfScope' | 'settled' | undefined;
}

export interface Released {
  /** Goes out as it is. */
  readonly send: string[];
  /** Said by another message: one that goes out, or a digest to be made. */
  readonly fold: { readonly id: string; readonly into: string }[];
  /** One message for all that are folded into it; `of` names them, the newest first. */
  readonly digests: { readonly channel: string; readonly of: readonly HeldMessage[] }[];
  readonly hold: { readonly id: string; readonly reason: HoldReason; readonly untilMs: number }[];
  /** Nobody is told. */
  readonly drop: { readonly id: string; readonly reason: 'outOfScope' | 'settled' }[];
  /** Whether what goes out counts towards the person's budget. */
  readonly counts: boolean;
}

/**
 * What becomes of the messages of one person whose time has come. Of several on one alert the newest speaks for all; of several alerts one
 * digest for each channel does.
 */
export function releaseHeld(due: readonly HeldMessage[], ear: Ear, nowMs: number): Released {
  const drop = due.flatMap(({ id, uselessFor }) => (uselessFor === undefined ? [] : [{ id, reason: uselessFor }]));
  const mayHear = due.filter(({ uselessFor }) => uselessFor === undefined);
  const isRestless = (one: HeldMessage) => one.reason === 'flapping' && one.lastChangeMs + STEADY_MS > nowMs;
  const restless = mayHear
    .filter(isRestless)
    .map(({ id, lastChangeMs }) => ({ id, reason: 'flapping' as const, untilMs: lastChangeMs + STEADY_MS }));
  const ready = mayHear.filter((one) => !isRestless(one));
  const wait = waitOf(ready, ear, nowMs);
  if (wait !== undefined) {
    const waiting = ready.map(({ id }) => ({ id, ...wait }));
    return { ...NOTHING, drop, hold: [...restless, ...waiting] };
  }
  return { ...speak(ready), drop, hold: restless, counts: countsOf(ready) };
}

const NOTHING = { send: [], fold: [], digests: [], counts: false } as const satisfies Partial<Released>;

const isUrgent = (ready: readonly HeldMessage[]): boolean => ready.some(({ level }) => level === 'critical');
/** The time of the digest has come for what was over the budget: it goes out whatever was said today. */
const isBudgetDigest = (ready: readonly HeldMessage[]): boolean => ready.some(({ reason }) => reason === 'budget');

function waitOf(ready: readonly HeldMessage[], ear: Ear, nowMs: number) {
  if (ready.length === 0) return undefined;
  const { settings } = ear;
  const quietMs = isUrgent(ready) && settings.criticalBreaksQuiet ? undefined : quietUntil(nowMs, settings);
  // What was over the budget stays so: the end of the quiet hours gives it no place in the next day's budget.
  const reason = isBudgetDigest(ready) ? ('budget' as const) : ('quietHours' as const);
  if (quietMs !== undefined) return { reason, untilMs: quietMs };
  if (isUrgent(ready) || isBudgetDigest(ready) || !isBudgetSpent(ear)) return undefined;
  return { reason: 'budget' as const, untilMs: nextDigest(nowMs, settings.timeZone) };
}

function countsOf(ready: readonly HeldMessage[]): boolean {
  return ready.length > 0 && !isUrgent(ready) && !isBudgetDigest(ready);
}

function speak(ready: readonly HeldMessage[]): Pick<Released, 'send' | 'fold' | 'digests'> {
  const spoken = [...new Set(ready.map(({ channel }) => channel))].map((channel) => {
    const newestFirst = ready.filter((one) => one.channel === channel).toSorted((a, b) => b.atMs - a.atMs);
    const [newest] = newestFirst;
    if (newest === undefined) return {};
    const isOfOneAlert = newestFirst.every(({ alertId }) => alertId === newest.alertId);
    if (!isOfOneAlert) return { digest: { channel, of: newestFirst } };
    return { send: newest.id, fold: newestFirst.slice(1).map(({ id }) => ({ id, into: newest.id })) };
  });
  return {
    send: spoken.flatMap(({ send }) => send ?? []),
    fold: spoken.flatMap(({ fold }) => fold ?? []),
    digests: spoken.flatMap(({ digest }) => digest ?? []),
  };
}
