import { SalesDays } from '../sales-days.js';
import { Sellers } from '../sellers.js';
import { Stores } from '../stores.js';
import type { Warehouse } from '../warehouse.js';
import { Directory } from './directory.js';

/** The directory of a process over its warehouse; one for all who ask. */
export const createDirectory = (warehouse: Warehouse, rollups: { ready(): Promise<ReadonlySet<string>> }): Directory =>
  new Directory(new Stores(warehouse), new Sellers(warehouse), new SalesDays(warehouse), rollups);
