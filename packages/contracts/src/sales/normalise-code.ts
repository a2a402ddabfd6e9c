const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
/** Half a character, which JSON can say and UTF-8 cannot: stored, it would come back as another text. */
const HALF_CHARACTER = /\p{Surrogate}/gu;

/** An identifier in its one spelling: no blanks around it, accents composed (NFC). Case is the shop's own business. */
export const normaliseCode = (code: string): string =>
  PLAIN.test(code) ? code : code.replace(HALF_CHARACTER, '\uFFFD').normalize('NFC').trim();
