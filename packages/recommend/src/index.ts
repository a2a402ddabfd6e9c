export { type BasketChange, BasketChanges } from './baskets/basket-changes.js';
export { CountTable } from './baskets/count-table.js';
export {
  type CountedTicket,
  entriesOf,
  giftsOf,
  isWholesale,
  itemsOf,
  pairCountOf,
} from './baskets/counted-ticket.js';
export type { BasketCounts, PairRow } from './baskets/counts.js';
export { type FlatCounts, openCounts } from './baskets/flat-counts.js';
export { type TicketPlace, type ToldTicket, toldOf, type UnitsE3 } from './baskets/told-ticket.js';
export { type ColdReason, coldSentence, companionsMissing } from './explain/cold-sentence.js';
export { marginPerBasketE4 } from './explain/margin-per-basket.js';
export { type NextReason, nextReasons, type OwnEvidence, ownEvidence } from './explain/next-reasons.js';
export { nextSentence } from './explain/next-sentence.js';
export { type Interval, isReason, type PairClaim, type PairCounts, pairClaim } from './explain/pair-claim.js';
export { type PairNames, pairSentence, pinSentence, type SoldShare, shareSentence } from './explain/pair-sentence.js';
export { daysTogether, holdoutDaysOf } from './holdout/holdout-days.js';
export { HELD_OUT_SHARE, isHeldOut, type StoreHour } from './holdout/is-held-out.js';
export { type HoldoutDay, LEAST_DAYS, type MeasuredUplift, type Uplift, upliftOf } from './holdout/uplift.js';
export {
  type Bundle,
  bundlesOf,
  type ExpectedMoney,
  extraOfBundle,
  keptBundles,
  moneyOf,
  rankedBundles,
} from './lists/bundles/bundle-list.js';
export {
  type CountedPair,
  type CountedTriple,
  type LearnedBaskets,
  pairBundle,
  type StoreBaskets,
  strongPairs,
  tripleBundle,
  tripleCandidates,
} from './lists/bundles/candidates.js';
export type { ComparedInStores, KnownDays, ListedProduct, SpanSales } from './lists/facts/facts.js';
export { BEFORE_DAYS, LEARNED_DAYS, MONTH_DAYS, RECENT_DAYS } from './lists/facts/facts.js';
export { type IndexSeries, marketChanges } from './lists/facts/market.js';
export { comparedIn, comparedStores, overallChange } from './lists/facts/trend.js';
export { type LowItem, lowItems, withStock } from './lists/low/low-list.js';
export { canHaveNew, type FirstSeen, newHere } from './lists/low/new-here.js';
export { type BandState, bandOfTonight, bandsOf, unitMarginE4 } from './lists/margins/bands.js';
export { type Known, type Missing, missingOf } from './lists/missing/missing.js';
export { isOfNetwork, LEAST_BASKETS, type NetworkContext, type PromoteClaim } from './lists/promote/claims.js';
export { overstockNow } from './lists/promote/overstock.js';
export { mixed, promoteList } from './lists/promote/promote-list.js';
export { ofSeller, type SellerBaskets } from './lists/promote/sold-less.js';
export { type CategoryDay, type Seasons, seasonsOf } from './lists/season/season-of.js';
export { bundleSentence } from './lists/sentences/say-bundle.js';
export { lowSentences } from './lists/sentences/say-low.js';
export { type ListName, missingSentence } from './lists/sentences/say-missing.js';
export { promoteSentence } from './lists/sentences/say-promote.js';
export {
  type ListHead,
  listHeadSchema,
  readStored,
  type StoredMargin,
  type StoredPromote,
  storedBundleSchema,
  storedLowSchema,
  storedMarginSchema,
  storedPromoteSchema,
} from './lists/stored/stored.js';
export { bestSellers } from './models/best-sellers.js';
export { type Chosen, type HiddenCase, hitRate } from './models/choose-model.js';
export { type ColdProduct, coldStart } from './models/cold-start.js';
export { type Companion, CompanionFinder } from './models/companions.js';
export { type EaseFit, type EaseTask, easeTask, fitEase } from './models/ease.js';
export { chooseLive, firstLiveChoice, LEAST_TOGETHER, type LiveChoice, liveModel } from './models/live.js';
export type { Model } from './models/model.js';
export {
  chooseModels,
  HALF_LIVES_WEEKS,
  type JudgedChoice,
  type Learned,
  MOST_CASES,
  type ModelChoice,
  modelChoiceSchema,
  validationCut,
} from './models/model-choice.js';
export { type History, NextBasketModel } from './models/next-basket.js';
export { chooseNightly, type NightlyChoice, nightlyModel } from './models/nightly.js';
export { bandNameOf, type MarginBands, marginBandsOf } from './rank/margin-bands.js';
export type { Candidate, Decision, Factor, RankedOffer, Refusal, Weights } from './rank/offer.js';
export { type FoundProduct, rankFound } from './rank/rank-found.js';
export { isBelowCost } from './rank/refusal-of.js';
