import { createHmac } from 'node:crypto';
import type { StoreItem } from '@vitrine/contracts';
import { canSeeStore, storeAccess } from '@vitrine/domain';
import { speaker } from '@vitrine/messages';
import type { StoreRow } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { sentences } from '../messages/sentences.js';

/**
 * How the stores of a tenant appear to one caller. Own stores appear as they are. The network's others appear where the caller may see them
 * as totals: by name or under an alias, as the tenant chose.
 */
export class Network {
  private readonly realByShown = new Map<string, string>();
  private readonly shownByReal = new Map<string, string>();
  private readonly namesByShown = new Map<string, string>();
  readonly items: StoreItem[];
  /** Other stores of the network appear under an alias, and no field may tell where they are. */
  readonly isAnonymous: boolean;

  constructor(
    private readonly access: Pick<Access, 'scope' | 'tenant' | 'locale'>,
    rows: readonly StoreRow[],
  ) {
    const { scope, tenant } = access;
    this.isAnonymous = tenant.storeNames === 'anonymous' && scope.stores !== 'all' && scope.networkTotals;
    const seen = rows.flatMap((row) => {
      const reach = storeAccess(access.scope, row.storeId);
      return reach === 'none' ? [] : [{ row, reach, alias: aliasOf(access.tenant.aliasSalt, row.storeId) }];
    });
    const hidden = seen
      .filter(({ reach }) => this.isAnonymous && reach === 'totals')
      .sort((a, b) => (a.alias < b.alias ? -1 : 1));
    const say = speaker([sentences], access.locale);
    const names = new Map(hidden.map(({ row }, index) => [row.storeId, say('store', { number: index + 1 })]));
    this.items = seen.map(({ row, reach, alias }) => {
      const name = names.get(row.storeId);
      const item = name === undefined ? plainItem(row, reach) : aliasItem(alias, name, tenant.timeZone);
      this.realByShown.set(item.id, row.storeId);
      this.shownByReal.set(row.storeId, item.id);
      this.namesByShown.set(item.id, item.name);
      return item;
    });
    this.items.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The id behind one that is shown to this caller; undefined for every other, even the real id of an aliased store. */
  realId(shownId: string): string | undefined {
    return this.realByShown.get(shownId) ?? (canSeeStore(this.access.scope, shownId) ? shownId : undefined);
  }

  /** A store that sold before the catalogue knew it follows the same rule. */
  shownId(realId: string): string {
    const shown = this.shownByReal.get(realId);
    if (shown !== undefined) return shown;
    const isHidden = this.isAnonymous && !canSeeStore(this.access.scope, realId);
    return isHidden ? aliasOf(this.access.tenant.aliasSalt, realId) : realId;
  }

  nameOf(shownId: string): string | undefined {
    return this.namesByShown.get(shownId);
  }
}

/** The same alias every time, which nobody can guess from the id: the salt never leaves the database. */
function aliasOf(salt: string, storeId: string): string {
  return `store-${createHmac('sha256', salt).update(storeId).digest('hex').slice(0, 12)}`;
}

/** Neither region nor clock: they would name the only store of a region. */
function aliasItem(id: string, name: string, timeZone: string): StoreItem {
  return { id, name, region: '', timeZone, hours: [], access: 'totals' };
}

function plainItem(row: StoreRow, access: 'full' | 'totals'): StoreItem {
  return {
    id: row.storeId,
    name: row.name,
    region: row.region,
    timeZone: row.timeZone,
    hours: [...row.hours],
    access,
    ...(row.city === '' ? {} : { city: row.city }),
    ...(row.state === '' ? {} : { state: row.state }),
    ...(row.format === '' ? {} : { format: row.format }),
    ...(row.openedOn === null ? {} : { openedOn: row.openedOn }),
    ...(row.areaM2 === null ? {} : { areaM2: row.areaM2 }),
  };
}
