import type { AlertRouting, NotificationSettings } from '@vitrine/contracts';
import { dayBegan, nextDigest, quietUntil } from './persons-clock.js';

/** Why a message waits. `digest`: its rule wants one message for many; `flapping`: the alert comes and goes. */
export type HoldReason = 'quietHours' | 'budget' | 'digest' | 'flapping';

export interface Hold {
  readonly reason: HoldReason;
  readonly untilMs: number;
}

/** A person at one moment, as far as noise is concerned. */
export interface Ear {
  readonly settings: NotificationSettings;
  /** Messages of their day so far that count. */
  readonly budgetUsed: number;
}

/** What is to be said. */
export interface News {
  readonly level: 'none' | 'warning' | 'critical';
  readonly grouping: AlertRouting['grouping'];
  /** It came and went too often: nothing is said until it has been steady. */
  readonly isRestless: boolean;
}

/** How long an alert that came and went must stay as it is before it is spoken of again. */
export const STEADY_MS = 30 * 60_000;
/** Messages of a rule that wants digests wait for the end of their quarter of an hour. */
const DIGEST_EVERY_MS = 15 * 60_000;

/** Whether a message that interrupts waits, and until when it does; undefined: it goes out now. */
export function holdOf(news: News, ear: Ear, nowMs: number): Hold | undefined {
  if (news.isRestless) return { reason: 'flapping', untilMs: nowMs + STEADY_MS };
  const isCritical = news.level === 'critical';
  const quietMs = isCritical && ear.settings.criticalBreaksQuiet ? undefined : quietUntil(nowMs, ear.settings);
  if (quietMs !== undefined) return { reason: 'quietHours', untilMs: quietMs };
  if (isCritical) return undefined;
  if (isBudgetSpent(ear)) return { reason: 'budget', untilMs: nextDigest(nowMs, ear.settings.timeZone) };
  if (news.grouping === 'each') return undefined;
  return { reason: 'digest', untilMs: (Math.floor(nowMs / DIGEST_EVERY_MS) + 1) * DIGEST_EVERY_MS };
}

export const isBudgetSpent = ({ settings, budgetUsed }: Ear): boolean => budgetUsed >= settings.dailyBudget;

/** Since when messages count towards the budget of today. */
export const budgetSince = (nowMs: number, { timeZone }: Pick<NotificationSettings, 'timeZone'>): number =>
  dayBegan(nowMs, timeZone);
