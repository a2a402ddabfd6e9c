const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** An identifier in its one spelling: no blanks around it, accents composed (NFC). Case is the shop's own business. */
export const normaliseCode = (code: string): string => (PLAIN.test(code) ? code : code.normalize('NFC').trim());
