/** An address of mail; an at sign of full width counts too. */
export const EMAIL = /[^\s@＠<>"',;:()]+[@＠][\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;

/** CPF and CNPJ as people write them; since 2026 a CNPJ has letters too. */
export const WRITTEN_TAX_ID =
  /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)|(?<![\dA-Z])[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}(?!\d)/iu;
