import { isBlank } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';

/** What ends a line, moves a cursor or turns the direction of writing: a name with it changes the text around it. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Why a name that people give is none, as the code of a field; undefined when it is one. */
export function faultOfName(name: string): 'blank' | 'hidden_characters' | undefined {
  if (isBlank(name)) return 'blank';
  return HIDDEN.test(name) ? 'hidden_characters' : undefined;
}

/** @throws 400 with the field, where a name that people give is none */
export function refuseOddName(name: string | undefined, pointer = '/name'): void {
  const code = name === undefined ? undefined : faultOfName(name);
  if (code !== undefined) throw new ProblemError(400, 'invalid_body', { errors: [{ pointer, code }] });
}
