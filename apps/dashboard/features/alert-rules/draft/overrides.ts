import type { AlertRouting } from '@vitrine/contracts';

type Overrides = AlertRouting['overrides'];

/** Whom a store has instead of those that the rule names; nobody: it has none of its own. */
export function peopleOf(overrides: Overrides, storeId: string): readonly string[] {
  return overrides.find((one) => one.storeId === storeId)?.personIds ?? [];
}

/** A person put to a store, or taken away again. A store without anybody left is told as the rule says. */
export function withPerson(overrides: Overrides, storeId: string, personId: string): Overrides {
  const before = peopleOf(overrides, storeId);
  const personIds = before.includes(personId) ? before.filter((id) => id !== personId) : [...before, personId];
  if (personIds.length === 0) return withoutStore(overrides, storeId);
  if (before.length === 0) return [...overrides, { storeId, personIds }];
  return overrides.map((one) => (one.storeId === storeId ? { storeId, personIds } : one));
}

export function withoutStore(overrides: Overrides, storeId: string): Overrides {
  return overrides.filter((one) => one.storeId !== storeId);
}
