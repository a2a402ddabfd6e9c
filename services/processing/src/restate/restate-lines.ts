import { storeDateOf } from '@vitrine/domain';
import { cancelRow, type SaleLineRow } from '@vitrine/warehouse';
import {
  type CatalogueView,
  UNKNOWN_PRODUCT,
  UNKNOWN_SELLER,
  UNKNOWN_STORE,
} from '../sales/steps/resolve-catalogue.js';

/** A row as it was, with sign -1, and as it is now. */
export interface RestatedLine {
  readonly taken: SaleLineRow;
  readonly added: SaleLineRow;
}

/** Every row that the catalogue has more to say about now. Frozen costs stay as they are. */
export function restateLines(rows: readonly SaleLineRow[], catalogue: CatalogueView, nowMs: number): RestatedLine[] {
  return rows.flatMap((row) => {
    const added = restateLine(row, catalogue, nowMs);
    return added === undefined ? [] : [{ taken: cancelRow(row, added), added }];
  });
}

/** Undefined when neither date nor cost would change. */
function restateLine(row: SaleLineRow, catalogue: CatalogueView, nowMs: number): SaleLineRow | undefined {
  const zone = (row.unknownFlags & UNKNOWN_STORE) === 0 ? undefined : catalogue.timeZoneOf(row.tenantId, row.storeId);
  const date = zone === undefined ? undefined : storeDateOf(row.soldAtMs, zone);
  const soldOn = date?.soldOn ?? row.soldOn;
  const unitCostE4 = row.unitCostE4 ?? lateCost(row, soldOn, catalogue);
  if (date === undefined && unitCostE4 === row.unitCostE4) return undefined;
  return {
    ...row,
    soldOn,
    soldHour: date?.hour ?? row.soldHour,
    soldMinute: date?.minute ?? row.soldMinute,
    unitCostE4,
    unknownFlags: flagsOf(row, date !== undefined, catalogue),
    // The later of two heads of a ticket tells where its lines are, also when another pod's clock was ahead.
    ingestedAtMs: Math.max(nowMs, row.ingestedAtMs + 1),
  };
}

function lateCost(row: SaleLineRow, soldOn: string, catalogue: CatalogueView): number | null {
  const hasCost = row.lineId !== '' && row.kind !== 'adjustment';
  return hasCost ? catalogue.costE4At(row.tenantId, row.productId, soldOn) : null;
}

function flagsOf(row: SaleLineRow, isStoreKnown: boolean, catalogue: CatalogueView): number {
  let flags = row.unknownFlags;
  if (isStoreKnown) flags &= ~UNKNOWN_STORE;
  if (catalogue.hasProduct(row.tenantId, row.productId)) flags &= ~UNKNOWN_PRODUCT;
  if (row.sellerId === '' || catalogue.hasSeller(row.tenantId, row.sellerId)) flags &= ~UNKNOWN_SELLER;
  return flags;
}
