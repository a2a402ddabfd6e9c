import { dateAtOffset, storeDateOf } from '@vitrine/domain';
import type { ResolvedSale, Sale, SaleLine } from './sale.js';

export const UNKNOWN_STORE = 1;
export const UNKNOWN_SELLER = 2;
export const UNKNOWN_PRODUCT = 4;

/** What the pipeline asks the catalogue. */
export interface CatalogueView {
  /** IANA zone of the store; undefined for a store that has not arrived. */
  timeZoneOf(tenantId: string, storeId: string): string | undefined;
  hasSeller(tenantId: string, sellerId: string): boolean;
  hasProduct(tenantId: string, productId: string): boolean;
  /** Cost of one unit on a business date (YYYY-MM-DD), ten-thousandths; null while none is known. */
  costE4At(tenantId: string, productId: string, day: string): number | null;
}

/** Business date, frozen costs, and flags for what the catalogue does not know yet: such a sale counts all the same. */
export function resolveCatalogue(sale: Sale, catalogue: CatalogueView): ResolvedSale {
  const { tenantId, storeId } = sale;
  const timeZone = catalogue.timeZoneOf(tenantId, storeId);
  const date =
    timeZone === undefined ? dateAtOffset(sale.soldAtMs, sale.offsetMinutes) : storeDateOf(sale.soldAtMs, timeZone);
  return {
    sale,
    soldOn: date.soldOn,
    soldHour: date.hour,
    soldMinute: date.minute,
    storeFlag: timeZone === undefined ? UNKNOWN_STORE : 0,
    costsE4: sale.lines.map((line) => costOf(sale, line, date.soldOn, catalogue)),
    productFlags: sale.lines.map((line) => (catalogue.hasProduct(tenantId, line.productId) ? 0 : UNKNOWN_PRODUCT)),
    sellerFlag: (sellerId) => (sellerId === '' || catalogue.hasSeller(tenantId, sellerId) ? 0 : UNKNOWN_SELLER),
  };
}

/** The line's own cost rules. An adjustment moves money, not goods: it has no cost of its own. */
function costOf(sale: Sale, line: SaleLine, day: string, catalogue: CatalogueView): number | null {
  if (line.unitCostE4 !== null || sale.kind === 'adjustment') return line.unitCostE4;
  return catalogue.costE4At(sale.tenantId, line.productId, day);
}
