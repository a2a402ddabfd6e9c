import type { ErrorCode } from '@vitrine/contracts';
import { chance, hash32 } from '../random.js';
import { planDay } from './demand.js';
import { conflictWith, dirtyRowsOn } from './dirt.js';
import { deadLineOf } from './effects.js';
import { correctionOf, fateOf, largeSaleTickets, returnsOn, voidOf } from './happenings.js';
import { type LateTill, lateTillOf } from './late-tills.js';
import { type Draft, draftTicket } from './ticket.js';
import { SALT, type World } from './world.js';

/** One message of the chain and what the pipeline must make of it. */
export interface Happening {
  readonly arrivesAtMs: number;
  readonly store: number;
  readonly outcome: 'accepted' | 'duplicate' | ErrorCode;
  readonly soldAtMs: number;
  /** The ticket, unless the message is too dirty to be one. */
  readonly draft: Draft | null;
  /** The revision that an accepted correction replaces. */
  readonly replaces: Draft | null;
  readonly raw: string | Buffer | null;
  readonly key: { readonly tenant?: string | undefined; readonly store?: string | undefined } | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Everything one store's day sends, in no particular order; nothing arrives before the day's midnight. */
export function happeningsOf(world: World, store: number, day: number): Happening[] {
  const plan = planDay(world, store, day);
  const found: Happening[] = [];
  if (plan.tickets === 0) return found;
  const lateTill = deadLineOf(plan) ?? lateTillOf(world, store, day, plan.midnightMs);
  let canConflict = hash32(world.seed, SALT.dirt, store, day) % 40 === 0;
  for (let index = 0; index < plan.tickets; index++) {
    const draft = draftTicket(world, plan, index);
    if (draft === null) continue;
    const arrivesAtMs = arrivalOf(world, draft, lateTill);
    const fate = fateOf(world, store, day, index);
    if (fate === 'overtaken') {
      const corrected = correctionOf(world, draft);
      found.push(accepted(corrected, arrivesAtMs), {
        ...accepted(draft, arrivesAtMs + 2 * MINUTE_MS),
        outcome: 'duplicate',
      });
      continue;
    }
    const stray = index === 5 && hash32(world.seed, SALT.stray, store, day) % 60 === 0;
    const sold = stray ? withUnknownProduct(draft) : draft;
    found.push(accepted(sold, arrivesAtMs));
    const laterMs = arrivesAtMs + (1 + (hash32(world.seed, SALT.fate, store, day, index, 7) % 179)) * MINUTE_MS;
    if (fate === 'resent') found.push({ ...accepted(sold, laterMs), outcome: 'duplicate' });
    if (fate === 'corrected') found.push({ ...accepted(correctionOf(world, sold), laterMs), replaces: sold });
    if (fate === 'voided') found.push({ ...accepted(voidOf(sold), laterMs), replaces: sold });
    if (fate === 'quiet' && canConflict) {
      canConflict = false;
      found.push(dirty('conflicting_revision', sold, laterMs, conflictWith(world, sold)));
    }
  }
  for (const draft of [...largeSaleTickets(world, plan), ...returnsOn(world, plan)])
    found.push(accepted(draft, arrivalOf(world, draft, lateTill)));
  dirtyRowsOn(world, plan).forEach((row, index) => {
    const atMs = plan.midnightMs + (11 + 4 * index) * HOUR_MS;
    found.push({
      ...dirty(row.code, null, atMs, row.value),
      store,
      key: { tenant: row.keyTenant, store: row.keyStore },
    });
  });
  return found;
}

function accepted(draft: Draft, arrivesAtMs: number): Happening {
  const { store, soldAtMs } = draft;
  return { arrivesAtMs, store, outcome: 'accepted', soldAtMs, draft, replaces: null, raw: null, key: null };
}

function dirty(code: ErrorCode, draft: Draft | null, arrivesAtMs: number, raw: string | Buffer): Happening {
  return {
    arrivesAtMs,
    store: draft?.store ?? 0,
    outcome: code,
    soldAtMs: draft?.soldAtMs ?? arrivesAtMs,
    draft: null,
    replaces: null,
    raw,
    key: null,
  };
}

/** A second or four after the sale; with a dead line, when it comes back, in the order of the sales. */
function arrivalOf(world: World, draft: Draft, late: LateTill | null): number {
  const travelMs = 900 + Math.floor(3000 * chance(world.seed, SALT.arrival, draft.store, draft.soldAtMs % 2_000_003));
  if (
    late === null ||
    (late.register !== null && draft.register !== late.register) ||
    draft.soldAtMs < late.fromMs ||
    draft.soldAtMs >= late.toMs
  ) {
    return draft.soldAtMs + travelMs;
  }
  return late.toMs + Math.floor((draft.soldAtMs - late.fromMs) / 500);
}

function withUnknownProduct(draft: Draft): Draft {
  const [first, ...rest] = draft.lines;
  return first === undefined ? draft : { ...draft, lines: [{ ...first, product: -1 }, ...rest] };
}
