import {
  type BasketCounts,
  CountTable,
  chooseModels,
  HALF_LIVES_WEEKS,
  type HiddenCase,
  type Learned,
  MOST_CASES,
  validationCut,
} from '@vitrine/recommend';
import type { Store, Tenant } from '@vitrine/store';
import {
  BasketCountReader,
  type LaterBasket,
  LaterBaskets,
  ModelChoices,
  readCounts,
  type Warehouse,
} from '@vitrine/warehouse';
import { eachTenant, type OnTenantError } from './each-tenant.js';
import type { Lease } from './lease.js';

interface Done {
  readonly chosen: number;
  /** Tenants with too few baskets to choose by: what is used until then stays. */
  readonly tooFew: number;
  /** Tenants for which nothing could be chosen: the choice of the night before stays. */
  readonly failed: number;
}

interface Night {
  readonly lease: Lease;
  readonly nowMs: () => number;
  readonly onError: OnTenantError;
}

/** One run of the job: a choice for each tenant, of today. @throws LeaseLost */
export async function chooseModelsOfTenants(
  store: Pick<Store, 'tenants'>,
  warehouse: Warehouse,
  { lease, nowMs, onError }: Night,
): Promise<Done> {
  const choices = new ModelChoices(warehouse);
  const done = { chosen: 0, tooFew: 0 };
  const failed = await eachTenant(store, onError, async ({ id }) => {
    const found = await chooseFor(warehouse, id);
    lease.check();
    if (found) await choices.append({ tenantId: id, chosenAtMs: nowMs(), ...found });
    done[found ? 'chosen' : 'tooFew']++;
  });
  return { ...done, failed };
}

async function chooseFor(warehouse: Warehouse, tenantId: Tenant['id']) {
  const reader = new BasketCountReader(warehouse);
  const learnedBefore = validationCut(await reader.weeks({ tenantId }));
  if (learnedBefore === undefined) return undefined;
  const later = await new LaterBaskets(warehouse).draw(tenantId, learnedBefore, MOST_CASES);
  const of = { tenantId, before: learnedBefore };
  const learned: [Learned, ...Learned[]] = [await learnedOf(reader, of, later, undefined)];
  for (const halfLifeWeeks of HALF_LIVES_WEEKS) learned.push(await learnedOf(reader, of, later, halfLifeWeeks));
  const judged = chooseModels(learned);
  if (judged === undefined) return undefined;
  const { choice, model, cases, hits } = judged;
  return {
    ...{ learnedBefore, cases, model, choice: JSON.stringify(choice) },
    ...{ bestSellersHits: hits.bestSellers, liveHits: hits.live, nightlyHits: hits.nightly },
  };
}

/** As the service will read them: what is chosen is what ranks. */
async function learnedOf(
  reader: BasketCountReader,
  of: { tenantId: string; before: string },
  later: readonly LaterBasket[],
  halfLifeWeeks: number | undefined,
): Promise<Learned> {
  const table = new CountTable();
  const { stores } = await reader.totals(of);
  const decay = halfLifeWeeks === undefined ? undefined : { halfLifeWeeks, asOf: of.before };
  // Without decay every basket weighs 1.
  await readCounts(reader, { ...of, decay }, stores, { decayed: table });
  const counts = table.counts();
  return { counts, cases: casesOf(counts, later), halfLifeWeeks };
}

/** A product that the counts do not know is -1 as the hidden one, and is left out of the basket. */
function casesOf({ codeOf }: BasketCounts, baskets: readonly LaterBasket[]): HiddenCase[] {
  return baskets.map(({ productIds, hiddenAt }) => ({
    basket: productIds.flatMap((productId, at) => (at === hiddenAt ? [] : (codeOf(productId) ?? []))),
    hidden: codeOf(productIds[hiddenAt] as string) ?? -1,
  }));
}
