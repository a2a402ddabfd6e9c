import { getRow, putRow } from './database';

/** What was last read of something, to be read again without a network. */
export interface Kept<Value> {
  value: Value;
  /** Milliseconds since 1970. */
  keptAt: number;
}

const keyOf = (personId: string, name: string): string => `${personId}\n${name}`;

/** A browser that keeps nothing does without. */
export async function keep(personId: string, name: string, value: unknown): Promise<void> {
  await putRow('kept', keyOf(personId, name), { value, keptAt: Date.now() }).catch(() => undefined);
}

export async function readKept<Value>(personId: string, name: string): Promise<Kept<Value> | undefined> {
  return (await getRow('kept', keyOf(personId, name)).catch(() => undefined)) as Kept<Value> | undefined;
}
