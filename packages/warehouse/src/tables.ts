import { catalogTable } from './catalog-records.js';
import { controlTotalsTable } from './control-totals.js';
import { deadLettersTable } from './dead-letters.js';
import { journalTable } from './journal.js';
import { schemaMigrationsTable } from './migrate.js';
import { personalValuesTable } from './personal-values.js';
import { productCostsTable } from './product-costs.js';
import { productsTable } from './products.js';
import { saleLinesTable } from './sale-line-row.js';
import { salesDaysTable } from './sales-days.js';
import { salesByHourTable, salesByHourV2Table, salesByProductDayTable, salesByStoreDayTable } from './sales-rollups.js';
import { sellersTable } from './sellers.js';
import { storesTable } from './stores.js';
import type { Table } from './tables/table.js';
import { targetsTable } from './targets.js';
import { ticketHeadsTable } from './ticket-heads.js';

/**
 * Every table of the warehouse. What is kept how long, what a tenant's deletion looks through and what the reference lists is read
 * from here. Heads of tickets stand before the facts: rows are deleted in this order, and a job that dies on the way must leave no
 * head that promises lines which are gone.
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
  controlTotalsTable,
  personalValuesTable,
  journalTable,
  schemaMigrationsTable,
];
