/** Languages of Vitrine. The first is what a person sees before choosing. */
export const locales = ['pt-BR', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A language that was stored or sent as text; the fallback where this version does not speak it. */
export function knownLocale(stored: string | undefined, fallback: Locale = 'en'): Locale {
  return locales.find((locale) => locale === stored) ?? fallback;
}

/** The language of a tag such as `pt_BR.UTF-8` or `pt-PT`; undefined when it is none of ours. */
export function localeOfTag(tag: string): Locale | undefined {
  const [asked] = tag.toLowerCase().split(/[-_.@]/);
  return locales.find((locale) => locale.toLowerCase().split('-')[0] === asked);
}

/** The caller's language by Accept-Language with its weights; undefined when none of ours is asked for. */
export function localeWished(acceptLanguage: string | undefined): Locale | undefined {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((one) => /^\s*q=([0-9.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes.map(({ tag }) => localeOfTag(tag)).find((found) => found !== undefined);
}
