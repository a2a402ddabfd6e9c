import type { Locale } from './locales.js';

/** A text, or texts by key. */
export interface Tree {
  readonly [key: string]: string | Tree;
}

/** Every text of a tree by its path, `settings.title`. */
export function pathsOf(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...pathsOf(value, `${prefix}${key}.`)],
    ),
  );
}

/** Names whose values are shown; a language may need another word for one where the other does not. */
export function placesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name))].sort();
}

/**
 * For the spec of a folder of messages. Finds keys that only one language has, empty texts, and texts that show different values in two
 * languages. Nothing when all is well.
 */
export function differences(texts: Readonly<Record<Locale, Tree>>, placesIn = placesOf): string[] {
  const [portuguese, english] = [pathsOf(texts['pt-BR']), pathsOf(texts.en)];
  return [...new Set([...portuguese.keys(), ...english.keys()])].flatMap((path) => {
    const [left, right] = [portuguese.get(path), english.get(path)];
    if (left === undefined || right === undefined)
      return [`${path} is missing in ${left === undefined ? 'pt-BR' : 'en'}`];
    if (left.trim() === '' || right.trim() === '') return [`${path} is empty`];
    return placesIn(left).join() === placesIn(right).join() ? [] : [`${path} shows other values in en than in pt-BR`];
  });
}

/** Keys that no source has as a quoted word or a property: nothing shows their words. */
export function unusedKeys(keys: Iterable<string>, sources: readonly string[]): string[] {
  const source = sources.join('\n');
  return [...keys].filter((key) => !new RegExp(`(['"\`.]|\\b(?=${key}:))${key}\\b`, 'u').test(source));
}

/** Codes that sources answer with as problems, `new ProblemError(409, 'changed')`. One without words would be told as a fault of ours. */
export function answeredCodes(sources: readonly string[]): string[] {
  const answers = sources.join('\n').matchAll(/new ProblemError\(\s*\w+,\s*'(\w+)'/gu);
  return [...new Set([...answers].map(([, code = '']) => code))].sort();
}
