import { alertChangesTable } from './alert-changes.js';
import { basketCountsTable, itemCountsTable, pairCountsTable } from './baskets/basket-counts.js';
import { countedBasketsTable } from './baskets/counted-baskets.js';
import { modelChoicesTable } from './baskets/model-choices.js';
import { catalogTable } from './catalog-records.js';
import { controlTotalsTable } from './control-totals.js';
import { deadLettersTable } from './dead-letters.js';
import { journalTable } from './journal.js';
import { recommendationListsTable } from './lists/recommendation-lists.js';
import { schemaMigrationsTable } from './migrate.js';
import { recommendationFeedbackTable } from './offers/recommendation-feedback.js';
import { personalValuesTable } from './personal-values.js';
import { productCostsTable } from './product-costs.js';
import { productsTable } from './products.js';
import { saleLinesTable } from './sale-line-row.js';
import { salesDaysTable } from './sales-days.js';
import { salesByHourTable, salesByHourV2Table, salesByProductDayTable, salesByStoreDayTable } from './sales-rollups.js';
import { sellersTable } from './sellers.js';
import { marketIndexTable } from './shelf/market-index.js';
import { promotionsTable } from './shelf/promotions.js';
import { stockLevelsTable } from './shelf/stock-levels.js';
import { storesTable } from './stores.js';
import type { Table } from './tables/table.js';
import { targetsTable } from './targets.js';
import { ticketHeadsTable } from './ticket-heads.js';

/**
 * Every table of the warehouse. Retention, the deletion of tenants and the reference read this list. Heads of tickets stand before the
 * facts, because rows are deleted in this order. A job that dies on the way must leave no head without its lines.
 */
export const tables: readonly Table[] = [
  ticketHeadsTable,
  saleLinesTable,
  salesByHourTable,
  salesByHourV2Table,
  salesByStoreDayTable,
  salesByProductDayTable,
  salesDaysTable,
  targetsTable,
  deadLettersTable,
  storesTable,
  sellersTable,
  productsTable,
  productCostsTable,
  catalogTable,
  promotionsTable,
  stockLevelsTable,
  marketIndexTable,
  controlTotalsTable,
  personalValuesTable,
  alertChangesTable,
  pairCountsTable,
  itemCountsTable,
  basketCountsTable,
  countedBasketsTable,
  modelChoicesTable,
  recommendationFeedbackTable,
  recommendationListsTable,
  journalTable,
  schemaMigrationsTable,
];
