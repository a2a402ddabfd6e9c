import type { AcceptedEntry } from '@vitrine/contracts';
import { parseMoneyE4 } from '@vitrine/domain';
import type { CatalogueView } from '../sales/steps/resolve-catalogue.js';
import { CostHistory, SINCE_EVER } from './cost-history.js';

interface TenantCatalogue {
  /** By store id. */
  readonly zones: Map<string, { readonly timeZone: string; readonly version: bigint }>;
  readonly sellers: Set<string>;
  readonly products: Map<string, CostHistory>;
}

/** What a catalogue event means for sales that have been counted already. */
export type CatalogueChange =
  | { readonly kind: 'cost'; readonly tenantId: string; readonly productId: string }
  | { readonly kind: 'store'; readonly tenantId: string; readonly storeId: string };

/**
 * The whole catalogue of every tenant in memory, as far as a sale needs it: zones, sellers, costs. No names. As in the warehouse, the
 * highest version of an entry is kept.
 */
export class Catalogue implements CatalogueView {
  private readonly tenants = new Map<string, TenantCatalogue>();

  timeZoneOf(tenantId: string, storeId: string): string | undefined {
    return this.tenants.get(tenantId)?.zones.get(storeId)?.timeZone;
  }

  readonly hasStore = (tenantId: string, storeId: string): boolean => this.timeZoneOf(tenantId, storeId) !== undefined;

  hasSeller(tenantId: string, sellerId: string): boolean {
    return this.tenants.get(tenantId)?.sellers.has(sellerId) ?? false;
  }

  hasProduct(tenantId: string, productId: string): boolean {
    return this.tenants.get(tenantId)?.products.has(productId) ?? false;
  }

  costE4At(tenantId: string, productId: string, day: string): number | null {
    return this.tenants.get(tenantId)?.products.get(productId)?.at(day) ?? null;
  }

  addStore(tenantId: string, storeId: string, timeZone: string, version = 0n): void {
    const { zones } = this.of(tenantId);
    if ((zones.get(storeId)?.version ?? 0n) <= version) zones.set(storeId, { timeZone, version });
  }

  addSeller(tenantId: string, sellerId: string): void {
    this.of(tenantId).sellers.add(sellerId);
  }

  addProduct(tenantId: string, productId: string): CostHistory {
    const { products } = this.of(tenantId);
    let costs = products.get(productId);
    if (costs === undefined) {
      costs = new CostHistory();
      products.set(productId, costs);
    }
    return costs;
  }

  /** Takes an accepted entry in. @returns what sales may have been waiting for, if anything */
  apply(entry: AcceptedEntry): CatalogueChange | undefined {
    const { tenantId, id } = entry;
    const version = BigInt(entry.version);
    switch (entry.type) {
      case 'store':
        this.addStore(tenantId, id, entry.timeZone, version);
        // Also of an entry that is known: the feed may have loaded it from the tables, and told no one.
        return { kind: 'store', tenantId, storeId: id };
      case 'seller':
        this.addSeller(tenantId, id);
        return undefined;
      case 'product': {
        const costs = this.addProduct(tenantId, id);
        if (entry.unitCost === undefined) return undefined;
        const isNewest = costs.set(entry.costFrom ?? SINCE_EVER, parseMoneyE4(entry.unitCost), version);
        return isNewest ? { kind: 'cost', tenantId, productId: id } : undefined;
      }
      default:
        return entry satisfies never;
    }
  }

  /** The tenant is gone. A new tenant with its id must not find its costs and hours. */
  forget(tenantId: string): void {
    this.tenants.delete(tenantId);
  }

  private of(tenantId: string): TenantCatalogue {
    let tenant = this.tenants.get(tenantId);
    if (tenant === undefined) {
      tenant = { zones: new Map(), sellers: new Set(), products: new Map() };
      this.tenants.set(tenantId, tenant);
    }
    return tenant;
  }
}
