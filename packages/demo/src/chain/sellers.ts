import { Random } from '../random.js';
import { mailboxOf, personName } from './names.js';
import type { Place } from './places.js';

export interface Seller {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly storeId: string;
  /** Share of the store's tickets relative to the colleagues. */
  readonly strength: number;
}

const PER_STORE = 10;

/** Ten sellers a store, the online store's being its chat team; names and e-mail addresses are unique. */
export function sellersOf(seed: number, places: readonly Place[]): readonly (readonly Seller[])[] {
  const taken = new Set<string>();
  return places.map((place, store) =>
    Array.from({ length: PER_STORE }, (_, index) => {
      const random = new Random(seed, 21, store, index);
      const name = freshName(random, taken);
      const number = String(store * PER_STORE + index + 1).padStart(3, '0');
      const mailbox = `${mailboxOf(name)}.${number}@casaaurora.example`;
      const strength = Math.max(0.4, 1 + 0.35 * random.wobble());
      return { id: `v${number}`, name, email: mailbox, storeId: place.id, strength };
    }),
  );
}

function freshName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = personName(random);
    const words = name.split(' ');
    if (words[1] === words[2] || taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
