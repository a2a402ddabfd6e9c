import type { AlertRouting } from '@vitrine/contracts';

/** An alert that has been open for a while. */
export interface OpenAlert {
  /** Its raise, or the last time that somebody opened it again: from there on every wait is counted. */
  readonly openedMs: number;
  readonly remindedMs: number | null;
  /** Name of the step that it was escalated to last. */
  readonly escalatedTo: string | null;
  readonly isOver: boolean;
  /** Somebody has it. */
  readonly isTaken: boolean;
  readonly snoozedUntilMs: number | null;
}

export interface Look {
  readonly remind: boolean;
  /** The step of `levels` to be told now. */
  readonly escalateTo: number | undefined;
  /** Null: there is nothing more to look for. */
  readonly nextMs: number | null;
}

const MINUTE_MS = 60_000;
type Waits = Pick<AlertRouting, 'reminderMinutes' | 'escalateMinutes'>;

/** When a new alert is to be looked at first; null: its rule wants neither reminders nor escalation. */
export function firstLook(raisedMs: number, { reminderMinutes, escalateMinutes }: Waits): number | null {
  const waits = [reminderMinutes, escalateMinutes].filter((minutes) => minutes !== undefined && minutes > 0);
  return waits.length === 0 ? null : raisedMs + Math.min(...(waits as number[])) * MINUTE_MS;
}

/**
 * Whether whoever was told is told again, and whether the next level up is. Each step has its own full wait, counted from its opening. While
 * somebody has the alert, or it sleeps, nobody is bothered; it is looked at again in case they let it go.
 * @param levels names of the steps above those told first
 */
export function lookAgain(alert: OpenAlert, waits: Waits, levels: readonly string[], nowMs: number): Look {
  const idle = { remind: false, escalateTo: undefined };
  if (alert.isOver) return { ...idle, nextMs: null };
  const again = firstLook(nowMs, waits);
  if (alert.snoozedUntilMs !== null && alert.snoozedUntilMs > nowMs) return { ...idle, nextMs: alert.snoozedUntilMs };
  if (alert.isTaken) return { ...idle, nextMs: again };
  const reminderMs = reminderDue(alert, waits);
  const step = alert.escalatedTo === null ? 0 : levels.indexOf(alert.escalatedTo) + 1;
  const escalationMs = escalationDue(alert, waits, step, levels);
  const remind = reminderMs !== undefined && reminderMs <= nowMs;
  const escalates = escalationMs !== undefined && escalationMs <= nowMs;
  const next = [
    remind ? reminderDue({ ...alert, remindedMs: nowMs }, waits) : reminderMs,
    escalates ? escalationDue(alert, waits, step + 1, levels) : escalationMs,
  ].filter((ms) => ms !== undefined);
  return {
    remind,
    escalateTo: escalates ? step : undefined,
    nextMs: next.length === 0 ? null : Math.max(nowMs + MINUTE_MS, Math.min(...next)),
  };
}

function reminderDue({ openedMs, remindedMs }: OpenAlert, { reminderMinutes }: Waits): number | undefined {
  return reminderMinutes ? (remindedMs ?? openedMs) + reminderMinutes * MINUTE_MS : undefined;
}

function escalationDue(
  { openedMs }: OpenAlert,
  { escalateMinutes }: Waits,
  step: number,
  levels: readonly string[],
): number | undefined {
  return escalateMinutes && step < levels.length ? openedMs + (step + 1) * escalateMinutes * MINUTE_MS : undefined;
}
