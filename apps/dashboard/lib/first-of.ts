/** Next gives a list where an address says a name more than once, whatever type a page writes down. */
export type Said = string | string[] | undefined;

/** What an address says under a name: the first, or nothing. */
export function firstOf(said: Said): string {
  return (Array.isArray(said) ? said[0] : said) ?? '';
}
