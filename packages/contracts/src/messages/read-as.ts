import { fillIn, type Locale } from '@vitrine/messages';
import type { ReadAs } from '../read-as.js';
import { readAsTexts } from './read-as-texts.js';

/** How a file was read, and what is odd about it, in one line. */
export function readAsText(file: string, readAs: ReadAs, locale: Locale): string {
  const say: Readonly<Record<string, string>> = readAsTexts[locale];
  const { delimiter = '' } = readAs;
  const values = {
    file,
    encoding: readAs.encoding.toUpperCase(),
    delimiter: say[delimiter] ?? `“${delimiter}”`,
    list: readAs.list ?? '',
    line: readAs.firstBadLine ?? 0,
  };
  const keys = [
    readAs.format,
    ...(readAs.lineEnd === '\r' ? ['carriageReturns'] : []),
    ...(readAs.list === undefined ? [] : ['list']),
    ...(readAs.hasTrailingDelimiter ? ['hasTrailingDelimiter'] : []),
    ...(readAs.endsMidLine ? ['endsMidLine'] : []),
    ...(readAs.firstBadLine === undefined ? [] : ['notText']),
  ];
  return keys.map((key) => fillIn(say[key] ?? '', values)).join('; ');
}
