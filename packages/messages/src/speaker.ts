import { fillIn } from './fill-in.js';
import type { Locale } from './locales.js';

/** The texts of one folder, in every language; `{name}` and `{name:one|many}` are filled in by `fillIn`. */
export type Texts<Key extends string = string> = Readonly<Record<Locale, Readonly<Partial<Record<Key, string>>>>>;

export type Values = Readonly<Record<string, string | number>>;

export type Say<Key extends string = string> = (key: Key, values?: Values) => string;

/**
 * Gives texts in one language. Of several folders, the first that knows a key decides.
 * @param fallback the key whose words replace missing ones; without it the key itself is given
 * @param show how values are written, such as numbers with the language's separators
 */
export function speaker<Key extends string>(
  texts: readonly Texts<Key>[],
  locale: Locale,
  { fallback, show }: { fallback?: Key; show?: (value: string | number) => string } = {},
): Say<Key> {
  const find = (key: Key | undefined) =>
    key === undefined ? undefined : texts.map((known) => known[locale][key]).find((text) => text !== undefined);
  return (key, values = {}) => fillIn(find(key) ?? find(fallback) ?? key, values, show);
}
