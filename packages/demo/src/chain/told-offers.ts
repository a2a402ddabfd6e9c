import type { RecommendationFeedback } from '@vitrine/contracts';
import { dateText, dayAt } from './calendar.js';
import { type DayPlan, planDay } from './demand.js';
import type { DraftOffer } from './offers.js';
import { type Draft, draftTicket } from './ticket.js';
import type { World } from './world.js';
import { lineNetE4, localTime, sellerId } from './write-ticket.js';

/** An offer of the chain, and what came of it. */
export interface PlantedOffer {
  readonly offerId: string;
  readonly storeId: string;
  readonly sellerId: string;
  readonly productId: string;
  readonly companionId: string;
  readonly atMs: number;
  /** The ticket on which it was taken; null where it was not. */
  readonly ticketId: string | null;
  /** Net amount of the line that was bought because of it, as it was first rung up; ten-thousandths. */
  readonly broughtE4: number;
}

/** What somebody says of an offer, when it reaches us. */
export interface ChainFeedback {
  readonly arrivesAtMs: number;
  readonly record: RecommendationFeedback;
}

/** Longer than between an offer and what is said of it. */
const SLACK_MS = 15 * 60_000;

interface Told extends DraftOffer {
  readonly draft: Draft;
  readonly plan: DayPlan;
}

/** Offers that were made in [fromMs, toMs), in order. */
export function* offersBetween(world: World, fromMs: number, toMs: number): Generator<PlantedOffer> {
  for (const told of toldBetween(world, fromMs, toMs))
    if (told.atMs >= fromMs && told.atMs < toMs) yield plantedOf(world, told);
}

/** What is said in [fromMs, toMs), in order; windows join without gap or overlap. */
export function* feedbackBetween(world: World, fromMs: number, toMs: number): Generator<ChainFeedback> {
  const all: ChainFeedback[] = [];
  for (const told of toldBetween(world, fromMs, toMs))
    for (const one of saidOf(world, told)) if (one.arrivesAtMs >= fromMs && one.arrivesAtMs < toMs) all.push(one);
  yield* all.sort((one, other) => one.arrivesAtMs - other.arrivesAtMs);
}

/** Of each store's days that the window touches. What is offered before midnight may be told, or its ticket closed, on the day after. */
function toldBetween(world: World, fromMs: number, toMs: number): Told[] {
  const found: Told[] = [];
  if (!world.hasOffers) return found;
  for (const [store, { offsetMinutes }] of world.places.entries()) {
    const lastDay = dayAt(toMs + SLACK_MS, offsetMinutes);
    for (let day = Math.max(world.firstDay, dayAt(fromMs - SLACK_MS, offsetMinutes)); day <= lastDay; day++)
      found.push(...toldOn(world, planDay(world, store, day)));
  }
  return found.sort((one, other) => one.atMs - other.atMs);
}

function toldOn(world: World, plan: DayPlan): Told[] {
  const found: Told[] = [];
  for (let index = 0; index < plan.tickets; index++) {
    const draft = draftTicket(world, plan, index);
    if (draft?.offer) found.push({ ...draft.offer, draft, plan });
  }
  return found;
}

function plantedOf(world: World, { draft, plan, companion, product, seller, atMs, isTaken }: Told): PlantedOffer {
  const line = isTaken ? draft.lines.find((one) => one.product === companion) : undefined;
  return {
    offerId: offerIdOf(draft),
    storeId: plan.place.id,
    sellerId: sellerId(world, draft.store, seller),
    productId: world.products[product]?.id ?? '',
    companionId: world.products[companion]?.id ?? '',
    atMs,
    ticketId: isTaken ? draft.ticketId : null,
    broughtE4: line ? lineNetE4(line) : 0,
  };
}

const SAID_AFTER_MS = 40_000;

function saidOf(world: World, told: Told): ChainFeedback[] {
  const { draft, plan, atMs, says } = told;
  const { storeId, offerId, productId, companionId, ...offer } = plantedOf(world, told);
  const said = (outcome: RecommendationFeedback['outcome'], saidAtMs: number): ChainFeedback => ({
    arrivesAtMs: saidAtMs,
    record: {
      ...{ tenantId: world.tenantId, storeId, offerId, outcome, productId, companionId, sellerId: offer.sellerId },
      at: localTime(saidAtMs, plan.place.offsetMinutes),
      saidOn: dateText(dayAt(saidAtMs, plan.place.offsetMinutes)),
      isMeasured: true,
    },
  });
  const afterwards = says === 'sold' ? draft.soldAtMs : atMs;
  return [said('offered', atMs), ...(says === null ? [] : [said(says, afterwards + SAID_AFTER_MS)])];
}

const offerIdOf = ({ ticketId }: Draft): string => `demo-${ticketId}`;
