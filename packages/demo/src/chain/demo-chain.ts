import type { CatalogEvent } from '@vitrine/contracts';
import { catalogOf } from './catalog.js';
import { incidentsBetween, type PlantedIncident } from './incident-truth.js';
import { describeIncident } from './incidents.js';
import { planLive } from './live-incident.js';
import { type Login, loginsOf } from './logins.js';
import { lookAlikesBetween, type PlantedLookAlike } from './look-alike-truth.js';
import { marketBetween, type RisenMarket, risenMarkets } from './market.js';
import { plannedWeek } from './planted.js';
import { type Overstocked, overstockOf, stockBetween } from './stock.js';
import type { Happening } from './store-day.js';
import { timeline } from './timeline.js';
import { type ChainFeedback, feedbackBetween, offersBetween, type PlantedOffer } from './told-offers.js';
import { type Expected, expectedBetween } from './truth.js';
import { type ChainOptions, type World, worldOf } from './world.js';
import { writeTicket } from './write-ticket.js';

export type { ChainOptions } from './world.js';

/** One record for `sales.raw.v1`. */
export interface ChainMessage {
  readonly key: string;
  readonly value: string | Buffer;
  readonly soldAtMs: number;
  /** When the till's message reaches us; live streaming sends it then. */
  readonly arrivesAtMs: number;
}

export interface ChainTruth {
  /** Accepted, duplicates, rejected by code, and money and units in total and per store and day, for any window. */
  expected(fromMs: number, toMs: number): Expected;
  /** What went wrong in the shops in the week before the anchor (0), or in a later week. */
  incidents(week?: number): readonly Record<string, string | number>[];
  /** What alerts are measured against: the incidents that begin in [fromMs, toMs), each with its span and its measured effect. */
  planted(fromMs: number, toMs: number): readonly PlantedIncident[];
  /** What begins in [fromMs, toMs) and looks like an incident to a hasty rule. */
  lookAlikes(fromMs: number, toMs: number): readonly PlantedLookAlike[];
  /** Offers that were made in [fromMs, toMs) and what each brought; none unless the chain has offers. */
  offers(fromMs: number, toMs: number): Iterable<PlantedOffer>;
  /** Categories whose market index rose before the anchor; of no other one it changed by more than noise. */
  readonly market: readonly RisenMarket[];
  /** What stores have far too much of, on every day. */
  readonly overstock: readonly Overstocked[];
  /** Products planted to sell together: a basket with `first` has `second` too with this probability. */
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly probability: number }[];
}

export interface DemoChain {
  readonly tenant: {
    readonly id: string;
    readonly name: string;
    readonly currency: 'BRL';
    readonly timeZone: string;
    readonly locale: 'pt-BR';
    readonly storeNames: 'named';
  };
  readonly startMs: number;
  readonly endMs: number;
  readonly logins: readonly Login[];
  readonly truth: ChainTruth;
  catalog(): Iterable<CatalogEvent>;
  /** Entries that go on after `catalog()`: the market's figures that come out in [fromMs, toMs), and of each store the last stock count in it. */
  shelf(fromMs: number, toMs: number): Iterable<CatalogEvent>;
  /** What arrives in [fromMs, toMs), in order; `toMs` may lie after the anchor. Windows join without gap or overlap. */
  history(fromMs: number, toMs: number): Iterable<ChainMessage>;
  /** The same without an end: send each message when its `arrivesAtMs` has come. */
  liveFrom(fromMs: number): Iterable<ChainMessage>;
  /** What sellers say of their offers in [fromMs, toMs), in order; none unless the chain has offers. */
  feedback(fromMs: number, toMs: number): Iterable<ChainFeedback>;
}

/**
 * The demo chain Casa Aurora: a pure function of seed, size and anchor. Keep `end` (the anchor) from the first start
 * on: with another one the same days would tell another story.
 */
export function demoChain(options: ChainOptions): DemoChain {
  const quiet = worldOf(options);
  const world = { ...quiet, live: options.liveAfter ? planLive(quiet, options.liveAfter.getTime()) : null };
  return {
    tenant: {
      id: world.tenantId,
      name: 'Casa Aurora',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      storeNames: 'named',
    },
    startMs: world.firstDay * 86_400_000,
    endMs: options.end.getTime(),
    logins: loginsOf(world),
    truth: {
      expected: (fromMs, toMs) => expectedBetween(world, fromMs, toMs),
      incidents: (week = 0) => plannedWeek(world, week).incidents.map((incident) => describeIncident(world, incident)),
      planted: (fromMs, toMs) => incidentsBetween(world, fromMs, toMs),
      offers: (fromMs, toMs) => offersBetween(world, fromMs, toMs),
      lookAlikes: (fromMs, toMs) => lookAlikesBetween(world, fromMs, toMs),
      market: risenMarkets(world),
      overstock: overstockOf(world),
      pairs: world.pairs.map(({ first, second, probability }) => ({
        first: world.products[first]?.id ?? '',
        second: world.products[second]?.id ?? '',
        probability,
      })),
    },
    catalog: () => catalogOf(world),
    shelf: (fromMs, toMs) => shelfBetween(world, fromMs, toMs),
    history: (fromMs, toMs) => messages(world, fromMs, toMs),
    feedback: (fromMs, toMs) => feedbackBetween(world, fromMs, toMs),
    liveFrom: (fromMs) => messages(world, fromMs, Number.POSITIVE_INFINITY),
  };
}

function* shelfBetween(world: World, fromMs: number, toMs: number): Generator<CatalogEvent> {
  yield* marketBetween(world, fromMs, toMs);
  yield* stockBetween(world, fromMs, toMs);
}

function* messages(world: World, fromMs: number, toMs: number): Generator<ChainMessage> {
  for (const happening of timeline(world, fromMs, toMs)) {
    yield {
      key: keyOf(world, happening),
      value: happening.raw ?? (happening.draft ? writeTicket(world, happening.draft) : ''),
      soldAtMs: happening.soldAtMs,
      arrivesAtMs: happening.arrivesAtMs,
    };
  }
}

function keyOf(world: World, { key, store }: Happening): string {
  return `${key?.tenant ?? world.tenantId}:${key?.store ?? world.places[store]?.id}`;
}
