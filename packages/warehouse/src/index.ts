export { type AlertChangeRow, AlertChanges } from './alert-changes.js';
export { type AlertFactsQuestion, readAlertFacts } from './alert-facts/read-alert-facts.js';
export { type ReplayQuestion, replayArrivals } from './alert-facts/replay-arrivals.js';
export { createDirectory } from './answers/create-directory.js';
export { Directory, type Whereabouts } from './answers/directory.js';
export { Labels } from './answers/labels.js';
export { runIn } from './answers/run-in.js';
export { type AnswersFor, contextOf, ScopedAnswers, type ShownStores } from './answers/scoped-answers.js';
export {
  BasketCountReader,
  type BasketTotals,
  type CountsOf,
  type Decay,
  type ItemBaskets,
  type PairBaskets,
  type PairHistogram,
  type PairPart,
} from './baskets/basket-count-reader.js';
export { BasketFacts, type FactTicket, type StoreDays } from './baskets/basket-facts.js';
export { BundleBaskets, type ProductPair } from './baskets/bundle-baskets.js';
export {
  type CountedBasket,
  type CountedBasketRow,
  CountedBaskets,
  type CountedKey,
  type Quantities,
} from './baskets/counted-baskets.js';
export { type LaterBasket, LaterBaskets } from './baskets/later-baskets.js';
export { type ModelChoiceRow, ModelChoices } from './baskets/model-choices.js';
export { type CountReader, leastBasketsOf, pairPartsOf, readCounts } from './baskets/read-counts.js';
export { type CatalogRecordRow, CatalogRecords } from './catalog-records.js';
export { type ControlTotalRow, ControlTotals, type OutcomeCounts } from './control-totals.js';
export { createWarehouse, type WarehouseEnv } from './create-warehouse.js';
export {
  type DeadLetterCount,
  type DeadLetterCursor,
  type DeadLetterFilter,
  type DeadLetterRow,
  DeadLetters,
  deadLettersTable,
} from './dead-letters.js';
export { Journal, type JournalEntry, journalTable, WITHOUT_ROWS_OF_TENANT } from './journal.js';
export { eventKeyHash, ticketKeyHash } from './key-hash.js';
export { type LedgerLine, type LedgerWindow, readLedger } from './ledger.js';
export { FirstSales } from './lists/first-sales.js';
export { type KnownInSpans, ListFacts, type ListSpans } from './lists/list-facts.js';
export {
  type ListKey,
  type MadeItem,
  type MadeList,
  type RecommendationList,
  type RecommendationListRow,
  RecommendationLists,
} from './lists/recommendation-lists.js';
export { SellerProducts, type SoldBySeller } from './lists/seller-products.js';
export type { MigrateOptions } from './migrate.js';
export type { NativeColumn, NativeType, NativeValue } from './native/native-column.js';
export { encodeNative, NativeEncoder } from './native/native-encoder.js';
export { type OfferCount, OfferCounts } from './offers/offer-counts.js';
export type { OfferScope } from './offers/offers-of.js';
export { RecommendationFeedbackLog, type RecommendationFeedbackRow } from './offers/recommendation-feedback.js';
export { type MeasuredStore, type StoreHourSales, StoreHours } from './offers/store-hours.js';
export { type TokenBasket, TokenBaskets, type TokenQuestion } from './offers/token-baskets.js';
export { type PersonalValueRow, PersonalValues } from './personal-values.js';
export { type ProductCostRow, ProductCosts } from './product-costs.js';
export { ProductMargins } from './product-margins.js';
export { ProductWeeks } from './product-weeks.js';
export { type ProductRow, Products } from './products.js';
export { type ClusterTarget, type RenderTarget, renderMigration } from './render-migration.js';
export { type FilledRollup, filledRollups, NoCut, RollupFill, type StoreDay } from './rollup-fill.js';
export {
  cancelRow,
  LINE_FIELDS,
  type RowSource,
  type SaleLineRow,
  saleLineColumns,
  saleLinesTable,
} from './sale-line-row.js';
export { SaleLines, type TicketPlace, type WrittenRange } from './sale-lines.js';
export { type ArrivedDays, SalesDays } from './sales-days.js';
export { type SellerRow, Sellers } from './sellers.js';
export { MarketIndex, type MarketIndexSeries } from './shelf/market-index.js';
export { Promotions, type RunningPromotion } from './shelf/promotions.js';
export { SoldProducts } from './shelf/sold-products.js';
export { type SoldUnits, UnitSales } from './shelf/sold-units.js';
export { type StockLevel, StockLevels } from './shelf/stock-levels.js';
export { type OpeningHours, type StoreRow, Stores } from './stores.js';
export type { Table } from './tables/table.js';
export { tables } from './tables.js';
export { type TargetRow, Targets } from './targets.js';
export { type OwnTry, type StoreKey, type TicketHead, TicketHeads, type TicketKey } from './ticket-heads.js';
export {
  type InsertOptions,
  type NamedCommand,
  type NamedQuery,
  type QueryParams,
  Warehouse,
  type WarehouseOptions,
} from './warehouse.js';
export {
  MigrationChanged,
  WarehouseAuthError,
  WarehouseError,
  WarehouseQueryError,
  WarehouseUnavailable,
} from './warehouse-errors.js';
