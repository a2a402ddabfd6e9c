import { type Locale, locales } from '@vitrine/messages';

const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** One line: what would end a header or a title is a space, what would turn the direction of the words after it is left out. */
export const oneLine = (text: string): string => text.replace(TURNS, '').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

/** The first text that has room; where none has, the last one, cut between two characters as people see them. */
export function fit(texts: readonly string[], most: number): string {
  const found = texts.find((text) => lengthOf(text) <= most);
  return found ?? cut(texts.at(-1) ?? '', most);
}

/** The same in one language, as full as there is room for in all of them: nobody is told less. */
export function fitAlike(textsIn: (locale: Locale) => readonly string[], most: number, locale: Locale): string {
  const all = locales.map(textsIn);
  const own = textsIn(locale);
  const at = own.findIndex((_, index) => all.every((texts) => lengthOf(texts[index] ?? '') <= most));
  return fit(at < 0 ? own : own.slice(at), most);
}

/** Characters by Unicode: what a phone counts, or more. */
const lengthOf = (text: string): number => [...text].length;

const seen = new Intl.Segmenter('en', { granularity: 'grapheme' });

function cut(text: string, most: number): string {
  let kept = '';
  for (const { segment } of seen.segment(text)) {
    if (lengthOf(kept) + lengthOf(segment) >= most) break;
    kept += segment;
  }
  return `${kept}…`;
}
