import { networkFloor } from '@vitrine/contracts';
import { addDays, mondayOf } from '@vitrine/domain';
import {
  type Bundle,
  bundlesOf,
  type CountedPair,
  type CountedTriple,
  isOfNetwork,
  keptBundles,
  type LearnedBaskets,
  type ListedProduct,
  MONTH_DAYS,
  pairBundle,
  strongPairs,
  tripleBundle,
  tripleCandidates,
} from '@vitrine/recommend';
import { leastBasketsOf, pairPartsOf } from '@vitrine/warehouse';
import { learnedFrom, type TenantFacts } from './read-tenant.js';
import type { Sources } from './sources.js';

/** Pairs and triples as all stores, or one, have bought them. */
interface LearnedBundles {
  readonly learned: LearnedBaskets & { withBoth(ids: readonly [string, string]): number };
  readonly pairs: readonly CountedPair[];
  readonly triples: readonly CountedTriple[];
  /** In the last whole four weeks, of two products of a triple: baskets with both by store. */
  readonly twosHere: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

interface PairsOf {
  readonly tenantId: string;
  readonly storeId: string | undefined;
  readonly from: string;
  readonly leastStores: number;
}

/** The most frequent pairs are looked at: rarer ones bring nothing that a campaign is worth. */
const MOST_PAIRS = 20_000;
const SAMPLE = 16;
/** Triples are counted in about so many baskets at most, of those of a quarter: reading 10 M of them would take minutes. */
const MOST_TRIPLE_BASKETS = 1_000_000;
/** Of each kind by sales, and as many by margin; what is shown first is decided by who looks. */
const MOST_BUNDLES = 150;

/** What the bundles of a tenant's stores are made of. A store that learns of itself alone is asked about by itself. */
export class BundleMaker {
  private ofNetwork: Promise<LearnedBundles> | undefined;
  private itemsHere: Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> | undefined;

  constructor(
    private readonly sources: Sources,
    private readonly facts: TenantFacts,
  ) {}

  async ofStore(storeId: string, products: readonly ListedProduct[]): Promise<Bundle[]> {
    const { pairs, triples, learned, twosHere } = await this.learnedFor(storeId);
    this.itemsHere ??= this.readItemsHere();
    const items = await this.itemsHere;
    const here = {
      withIt: (id: string) => items.get(id)?.get(storeId) ?? 0,
      withBoth: (ids: readonly [string, string]) => twosHere.get(keyOf(ids))?.get(storeId) ?? 0,
    };
    const known = new Map(products.map((product) => [product.productId, product]));
    const counts = [
      pairs.map((pair) => pairBundle(pair, learned, here)),
      triples.map((triple) => tripleBundle(triple, learned, here)),
    ];
    const productOf = (id: string) => known.get(id);
    return counts.flatMap((of) => keptBundles(bundlesOf(of, learned.baskets, productOf), productOf, MOST_BUNDLES));
  }

  private learnedFor(storeId: string): Promise<LearnedBundles> {
    if (!this.facts.network) return this.learn(storeId);
    this.ofNetwork ??= this.learn(undefined);
    return this.ofNetwork;
  }

  private async learn(storeId: string | undefined): Promise<LearnedBundles> {
    const { tenant, today } = this.facts;
    const leastStores = storeId === undefined ? networkFloor.stores : 1;
    const of = { tenantId: tenant.id, storeId, from: learnedFrom(today), leastStores };
    const withIt = this.withItOf(storeId);
    const baskets = storeId === undefined ? (this.facts.network?.baskets ?? 0) : (this.facts.baskets.get(storeId) ?? 0);
    const pairs = strongPairs(await this.pairs(of), { baskets, withIt });
    const candidates = tripleCandidates(pairs);
    const parts = Math.max(1, Math.ceil(baskets / MOST_TRIPLE_BASKETS));
    const found = await this.sources.bundles.triples({ ...of, parts }, candidates);
    const triples = found.map(({ productIds, baskets: together }): CountedTriple => {
      return { productIds: productIds as [string, string, string], together, parts };
    });
    const ofPairs = new Map(pairs.map(({ productIds, together: count }) => [keyOf(productIds), count]));
    const withBoth = (ids: readonly [string, string]) => ofPairs.get(keyOf(ids)) ?? 0;
    const twosHere = await this.readTwosHere(triples.flatMap(({ productIds }) => twosOf(productIds)));
    return { pairs, learned: { baskets, withIt, withBoth }, triples, twosHere };
  }

  /** Only what all stores may learn of, where all are asked. */
  private withItOf(storeId: string | undefined): (productId: string) => number {
    const { network, itemBaskets } = this.facts;
    if (storeId !== undefined) return (id) => itemBaskets.get(storeId)?.get(id) ?? 0;
    return (id) => {
      const found = network?.of.get(id);
      return found && isOfNetwork(found) ? found.baskets : 0;
    };
  }

  private async pairs({ leastStores, ...of }: PairsOf): Promise<CountedPair[]> {
    const histogram = await this.sources.counts.pairHistogram(of, SAMPLE, leastStores);
    const least = { leastStores, leastBaskets: leastBasketsOf(histogram, MOST_PAIRS) };
    const parts = pairPartsOf(histogram, least.leastBaskets);
    const found: CountedPair[] = [];
    for (let part = 0; part < parts; part++)
      for (const { productId, partners, baskets } of await this.sources.counts.pairs(of, { part, parts, ...least }))
        found.push(
          ...partners.map(
            (partner, at): CountedPair => ({ productIds: [productId, partner], together: baskets[at] as number }),
          ),
        );
    return found;
  }

  private async readItemsHere() {
    const items = await this.sources.counts.items(this.lastWeeks());
    return new Map(
      items.map(({ productId, stores }) => [
        productId,
        new Map(stores.map(([storeId, baskets]) => [storeId, baskets])),
      ]),
    );
  }

  private async readTwosHere(twos: readonly [string, string][]) {
    const asked = new Map(twos.map((pair) => [keyOf(pair), pair]));
    const found = await this.sources.bundles.pairsByStore(this.lastWeeks(), [...asked.values()]);
    return new Map(found.map(({ productA, productB, stores }) => [keyOf([productA, productB]), new Map(stores)]));
  }

  /** The last whole four weeks. */
  private lastWeeks() {
    const before = mondayOf(this.facts.today);
    return { tenantId: this.facts.tenant.id, from: addDays(before, -MONTH_DAYS), before };
  }
}

const keyOf = (ids: readonly [string, string]): string => ids.join('\n');

const twosOf = ([a, b, c]: readonly [string, string, string]): [string, string][] => [
  [a, b],
  [a, c],
  [b, c],
];
