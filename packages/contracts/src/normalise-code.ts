const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
/** Half a character, which JSON can say and UTF-8 cannot: stored, it would come back as another text. */
const HALF_CHARACTER = /\p{Surrogate}/gu;
/** Blanks of any width, none included: spreadsheets and web pages leave them around what is copied out of them. */
export const UNSEEN = '\\s\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF';
const AROUND = new RegExp(`^[${UNSEEN}]+|[${UNSEEN}]+$`, 'gu');

const BLANK = new RegExp(`^[${UNSEEN}]*$`, 'u');

/** Whether a person sees nothing of a text. */
export const isBlank = (text: string): boolean => BLANK.test(text);

/** An identifier in its one spelling: nothing unseen around it, accents composed (NFC). Case is the shop's own business. */
export const normaliseCode = (code: string): string =>
  PLAIN.test(code) ? code : code.replace(HALF_CHARACTER, '\uFFFD').normalize('NFC').replace(AROUND, '');

/** The name of a channel in its one spelling: small letters too, for `Online` and `online` are one. */
export const normaliseChannel = (channel: string): string => normaliseCode(channel).toLowerCase();
