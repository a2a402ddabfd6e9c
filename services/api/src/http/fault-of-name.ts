import { isBlank } from '@vitrine/contracts';

/** What ends a line, moves a cursor or turns the direction of writing: a name with it changes the text around it. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Why a name that people give is none, as the code of a field; undefined when it is one. */
export function faultOfName(name: string): 'blank' | 'hidden_characters' | undefined {
  if (isBlank(name)) return 'blank';
  return HIDDEN.test(name) ? 'hidden_characters' : undefined;
}
