import { Random } from '../random.js';
import { CATEGORIES } from './categories.js';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: number;
  readonly brand: string;
  readonly priceCents: number;
  /** Ten-thousandths of a real; null for the few products whose buyer never entered a cost. */
  readonly costE4: number | null;
  /** The cost from the middle of the history on, for the products whose supplier raised it. */
  readonly laterCostE4: number | null;
  /** How often it is picked, relative to its category's other products: a few are loved, most are not. */
  readonly popularity: number;
}

const PRODUCTS = 800;

/** 800 products: every category's nouns times its qualifiers, in turn, until the chain's shelves are full. */
export function assortmentOf(seed: number): readonly Product[] {
  const products: Product[] = [];
  for (let round = 0; products.length < PRODUCTS; round++) {
    for (let category = 0; category < CATEGORIES.length && products.length < PRODUCTS; category++) {
      const product = productOf(seed, category, round, products.length);
      if (product !== null) products.push(product);
    }
  }
  return products;
}

function productOf(seed: number, category: number, round: number, index: number): Product | null {
  const { nouns, qualifiers, brands, costShare } = CATEGORIES[category] as (typeof CATEGORIES)[number];
  const noun = nouns[round % nouns.length] as (typeof nouns)[number];
  const qualifier = qualifiers[Math.floor(round / nouns.length)];
  if (qualifier === undefined) return null;
  const random = new Random(seed, 31, index);
  const priceCents = random.between(noun[1], noun[2]) * 100 - random.pick([1, 10, 10, 10, 0]);
  // Whole cents, so that a length of cloth costs a whole number of ten-thousandths too.
  const costE4 = Math.round(priceCents * Math.min(0.9, costShare + 0.05 * random.wobble())) * 100;
  return {
    id: `p${String(index + 1).padStart(4, '0')}`,
    name: `${noun[0]} ${qualifier}`,
    category,
    brand: random.pick(brands),
    priceCents,
    costE4: index % 97 === 96 ? null : costE4,
    laterCostE4: index % 13 === 5 && index % 97 !== 96 ? Math.round((costE4 * 1.08) / 100) * 100 : null,
    popularity: 1 / (1 + random.below(40)) ** 0.8,
  };
}

/** Two products that are planted to sell together: a basket with `first` has `second` too with this probability. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  readonly probability: number;
}

/** Pairs a shopkeeper would nod at, by the names of the goods. */
const TOGETHER: readonly (readonly [first: string, second: string, probability: number])[] = [
  ['Coador de café reutilizável Inox', 'Garrafa térmica 1 L Inox', 0.46],
  ['Jogo de lençol queen 300 fios Branco', 'Travesseiro de pluma sintética Branco', 0.42],
  ['Toalha de banho felpuda Azul', 'Toalha de rosto Azul', 0.55],
  ['Toalha de banho felpuda Branco', 'Toalha de rosto Branco', 0.5],
  ['Edredom casal dupla face Cinza', 'Protetor de colchão Cinza', 0.33],
  ['Pendente Preto', 'Lâmpada LED filamento Preto', 0.61],
  ['Abajur Bambu', 'Lâmpada LED 9 W Bambu', 0.48],
  ['Caneca de porcelana Flores', 'Caixa de presente Flores', 0.37],
  ['Vela com cartão Mar', 'Papel de presente Mar', 0.35],
  ['Vaso autoirrigável Pequeno', 'Substrato vegetal Pequeno', 0.52],
  ['Porta-temperos P', 'Pote hermético P', 0.3],
  ['Toalha de mesa retangular Areia', 'Guardanapo de algodão 6 peças Areia', 0.44],
];

export function pairsOf(products: readonly Product[]): readonly Pair[] {
  const byName = new Map(products.map((product, index) => [product.name, index]));
  return TOGETHER.flatMap(([one, other, probability]) => {
    const first = byName.get(one);
    const second = byName.get(other);
    return first === undefined || second === undefined ? [] : [{ first, second, probability }];
  });
}
