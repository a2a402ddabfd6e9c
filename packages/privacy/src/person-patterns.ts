/** An e-mail address; an at sign of full width counts too. */
export const EMAIL = /[^\s@＠<>"',;:()]+[@＠][\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;

const AT_SIGN = /[@＠]/u;

/** Does the text contain an e-mail address? Looks for the sign first: to try the pattern at every place is slow. */
export const holdsEmail = (text: string): boolean => AT_SIGN.test(text) && EMAIL.test(text);

/** CPF and CNPJ as people write them; since 2026 a CNPJ has letters too. */
export const WRITTEN_TAX_ID =
  /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)|(?<![\dA-Z])[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}(?!\d)/iu;
