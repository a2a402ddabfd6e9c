import { isWorse, type Level, mildestOf, worstOf } from './level.js';

/** How long a rule waits before it speaks. */
export interface Patience {
  /** The condition must hold without a break for so long before the alert is raised. */
  readonly pendingMs: number;
  /** It must be over without a break for so long before the alert ends. */
  readonly recoverMs: number;
  /** After an alert has ended, the next one is not raised before so long. */
  readonly cooldownMs: number;
}

/** What one look at the figures said: a level, why none can be told, or that the rule's schedule lets nobody look. */
export type Reading = Level | 'noData' | 'error' | 'off';

/**
 * Where a rule stands for one store, seller or product.
 * - `watching`: the condition holds, not long enough yet.
 * - `firing`: an alert is open.
 * - `recovering`: it is open, and the condition is over, not long enough yet.
 */
export interface AlertState {
  readonly phase: 'normal' | 'watching' | 'firing' | 'recovering';
  /** Of the open alert. `none` while there is none. */
  readonly level: Level;
  /** When the phase began, ms since 1970. */
  readonly sinceMs: number;
  /** When the open alert was raised. */
  readonly raisedMs?: number;
  /** When the condition of the open alert began to hold. */
  readonly heldMs?: number;
  /** The judged figure of the open alert that people were told last. */
  readonly told?: number;
  /** When the last alert ended; absent: there was none. */
  readonly endedMs?: number;
  /** Why the figures say nothing at the moment. The phase is that of before, and an open alert stays open. */
  readonly blind?: 'noData' | 'error';
  /** How bad history alone has made it. Nobody is told of it until the condition is over, or a new sale makes it worse. */
  readonly unheard?: Level;
}

/** What people are told of: an alert begins, gets worse, gets milder, ends; or its figure was corrected. */
export type AlertChange = 'raised' | 'worsened' | 'eased' | 'recovered' | 'restated';

export interface Step {
  readonly state: AlertState;
  readonly change?: AlertChange;
}

export const normalSince = (sinceMs: number): AlertState => ({ phase: 'normal', level: 'none', sinceMs });

/**
 * What becomes of a state by one reading at `atMs`. Readings come in order of time.
 * Nothing is concluded from what was not seen: while blind or out of the schedule, nobody waits any longer and no alert ends.
 */
export function nextState(state: AlertState, reading: Reading, atMs: number, patience: Patience): Step {
  const isCalm = state.phase === 'normal' && state.blind === undefined;
  if (isCalm && (reading === 'none' || reading === 'off')) return { state };
  if (reading === 'noData' || reading === 'error') return { state: { ...waitNoLonger(state, atMs), blind: reading } };
  const { blind: _, ...seeing } = state;
  if (reading === 'off') return { state: waitNoLonger(seeing, atMs) };
  if (isOpen(state)) return reading === 'none' ? calm(seeing, atMs, patience) : burn(seeing, reading, atMs);
  return reading === 'none' ? rest(seeing, atMs) : breach(seeing, reading, atMs, patience);
}

/**
 * What of a reading people may be told. What came in with history counts and calls nobody: a level that it alone brought about stays
 * unheard, also at later looks.
 */
export function hear(state: AlertState, reading: Reading, isHistory: boolean): { reading: Reading; state: AlertState } {
  if (!isHistory && state.unheard === undefined) return { reading, state };
  if (!isLevel(reading)) return { reading, state };
  const { unheard: before = 'none', ...heard } = state;
  if (reading === 'none') return { reading, state: heard };
  const isNew = isHistory && state.phase !== 'watching' && isWorse(reading, worstOf([state.level, before]));
  const unheard = isNew ? reading : before;
  if (unheard === 'none') return { reading, state: heard };
  const known = isWorse(reading, unheard) ? reading : mildestOf([reading, state.level]);
  return { reading: known, state: { ...heard, unheard } };
}

export const isOpen = ({ phase }: AlertState): boolean => phase === 'firing' || phase === 'recovering';

export const isLevel = (reading: Reading): reading is Level =>
  reading === 'none' || reading === 'warning' || reading === 'critical';

/** When time alone moves the state on, if the reading stays as it is; infinity: never. */
export function stateDueMs({ phase, sinceMs, endedMs }: AlertState, patience: Patience): number {
  if (phase === 'recovering') return sinceMs + patience.recoverMs;
  if (phase !== 'watching') return Number.POSITIVE_INFINITY;
  return Math.max(sinceMs + patience.pendingMs, (endedMs ?? Number.NEGATIVE_INFINITY) + patience.cooldownMs);
}

function waitNoLonger(state: AlertState, atMs: number): AlertState {
  if (state.phase === 'watching') return rest(state, atMs).state;
  return state.phase === 'recovering' ? { ...state, phase: 'firing', sinceMs: atMs } : state;
}

/** No alert is open, and the condition does not hold. */
function rest(state: AlertState, atMs: number): Step {
  return { state: state.phase === 'normal' ? state : { ...state, phase: 'normal', sinceMs: atMs } };
}

/** No alert is open, and the condition holds. */
function breach(state: AlertState, level: Level, atMs: number, { pendingMs, cooldownMs }: Patience): Step {
  const sinceMs = state.phase === 'watching' ? state.sinceMs : atMs;
  const isPatient = atMs - sinceMs < pendingMs;
  const isCooling = state.endedMs !== undefined && atMs - state.endedMs < cooldownMs;
  if (isPatient || isCooling) return { state: { ...state, phase: 'watching', sinceMs } };
  const opened = { phase: 'firing', level, sinceMs: atMs, raisedMs: atMs, heldMs: sinceMs } as const;
  return { state: { ...state, ...opened }, change: 'raised' };
}

/** An alert is open, and the condition holds. */
function burn(state: AlertState, level: Level, atMs: number): Step {
  const next: AlertState =
    state.phase === 'firing' ? { ...state, level } : { ...state, phase: 'firing', level, sinceMs: atMs };
  if (level === state.level) return { state: next };
  return { state: next, change: isWorse(level, state.level) ? 'worsened' : 'eased' };
}

/** An alert is open, and the condition is over. */
function calm(state: AlertState, atMs: number, { recoverMs }: Patience): Step {
  const sinceMs = state.phase === 'recovering' ? state.sinceMs : atMs;
  if (atMs - sinceMs < recoverMs) return { state: { ...state, phase: 'recovering', sinceMs } };
  return { state: { phase: 'normal', level: 'none', sinceMs: atMs, endedMs: atMs }, change: 'recovered' };
}
