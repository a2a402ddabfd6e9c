const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Is it a currency of ISO 4217 that somebody pays with? The case of the letters does not matter. */
export const isCurrency = (code: string): boolean => known.has(code) || known.has(code.toUpperCase());
