import { isWorse, type Level } from './level.js';

/** How long a rule waits before it speaks. */
export interface Patience {
  /** The condition must hold without a break for so long before the alert is raised. */
  readonly pendingMs: number;
  /** It must be over without a break for so long before the alert ends. */
  readonly recoverMs: number;
  /** After an alert has ended, the next one is not raised before so long. */
  readonly cooldownMs: number;
}

/** What one look at the figures said: a level, or why none can be told. */
export type Reading = Level | 'noData' | 'error';

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
  /** When the last alert ended; absent: there was none. */
  readonly endedMs?: number;
  /** Why the figures say nothing at the moment. The phase is that of before, and an open alert stays open. */
  readonly blind?: 'noData' | 'error';
}

/** What people are told of: an alert begins, gets worse, gets milder, ends. */
export type AlertChange = 'raised' | 'worsened' | 'eased' | 'recovered';

export interface Step {
  readonly state: AlertState;
  readonly change?: AlertChange;
}

export const normalSince = (sinceMs: number): AlertState => ({ phase: 'normal', level: 'none', sinceMs });

/**
 * What becomes of a state by one reading at `atMs`. Readings come in order of time.
 * Nothing is concluded from what was not seen: while blind, nobody waits any longer and no alert ends.
 */
export function nextState(state: AlertState, reading: Reading, atMs: number, patience: Patience): Step {
  if (reading === 'none' && state.phase === 'normal' && state.blind === undefined) return { state };
  if (reading === 'noData' || reading === 'error') return { state: blinded(state, reading, atMs) };
  const { blind: _, ...seeing } = state;
  if (isOpen(state)) return reading === 'none' ? calm(seeing, atMs, patience) : burn(seeing, reading, atMs);
  return reading === 'none' ? rest(seeing, atMs) : breach(seeing, reading, atMs, patience);
}

export const isOpen = ({ phase }: AlertState): boolean => phase === 'firing' || phase === 'recovering';

function blinded(state: AlertState, blind: 'noData' | 'error', atMs: number): AlertState {
  if (state.phase === 'watching') return { ...rest(state, atMs).state, blind };
  if (state.phase === 'recovering') return { ...state, phase: 'firing', sinceMs: atMs, blind };
  return { ...state, blind };
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
  return { state: { ...state, phase: 'firing', level, sinceMs: atMs }, change: 'raised' };
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
