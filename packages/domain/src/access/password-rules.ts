/** Characters, not UTF-16 units: every script counts the same. */
export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 256;

export type PasswordFault = 'too_short' | 'too_long' | 'password_is_yours' | 'password_obvious';

/** Beginnings of what everybody tries first; digits and signs around them change nothing. */
const COMMON = new Set(
  'senha password passw0rd senhaforte mudar mudarsenha admin administrador qwerty qwertyuiop asdfgh asdfghjkl letmein bemvindo welcome vitrine loja vendas iloveyou teamo brasil flamengo corinthians palmeiras'.split(
    ' ',
  ),
);
const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Fewer different characters than this are a pattern, however long. */
const FEWEST_DIFFERENT = 5;
/** A shorter word of a name may stand in a password by chance. */
const SHORTEST_WORD = 4;

/**
 * What speaks against a password: what somebody who knows the person would try first.
 * @param owner words that belong to the person: e-mail, name, organisation
 * @returns undefined when nothing does
 */
export function passwordFault(password: string, owner: readonly string[]): PasswordFault | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH) return 'too_short';
  if (length > PASSWORD_MAX_LENGTH) return 'too_long';
  const plain = plainOf(password);
  if (isMadeOf(plain, owner)) return 'password_is_yours';
  return isObvious(plain) ? 'password_obvious' : undefined;
}

/** Capitals, accents and the form of a letter make no password stronger. */
function plainOf(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Nothing but the person's own words, with digits and signs around them. */
function isMadeOf(plain: string, owner: readonly string[]): boolean {
  const words = owner.flatMap((word) => [plainOf(word), ...plainOf(word).split(/[^\p{L}\p{N}]+/u)]);
  const own = words.filter((word) => word.length >= SHORTEST_WORD).sort((a, b) => b.length - a.length);
  const rest = own.reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest !== plain && lettersOf(rest).length < SHORTEST_WORD;
}

function isObvious(plain: string): boolean {
  if (new Set(plain).size < FEWEST_DIFFERENT) return true;
  return COMMON.has(lettersOf(plain)) || ROWS.some((row) => isRunOf(plain, row));
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}

/** A walk along a row of keys, there or back, repeated at will. */
function isRunOf(plain: string, row: string): boolean {
  const back = [...row].reverse().join('');
  return [row, back].some((line) => {
    const steps = [...plain].slice(1).filter((sign, place) => line.includes(`${plain[place]}${sign}`)).length;
    return steps >= plain.length - 2;
  });
}
