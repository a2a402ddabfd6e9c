import { type Locale, locales } from '@vitrine/contracts';
import { en, enFields } from '../messages/en.js';
import { ptBR, ptBRFields } from '../messages/pt-BR.js';

export type ProblemText = { title: string; detail: string };
export type ProblemTexts = Record<keyof typeof en, ProblemText>;
export type FieldTexts = Record<keyof typeof enFields, string>;
export type Params = Record<string, string | number>;

/** Texts a service adds for its own codes, in every language. */
export type OwnTexts = Record<Locale, Record<string, ProblemText>>;
export type OwnFieldTexts = Record<Locale, Record<string, string>>;

const general: OwnTexts = { en, 'pt-BR': ptBR };
const fields: OwnFieldTexts = { en: enFields, 'pt-BR': ptBRFields };

/** Finds the words for a code; a code nobody wrote words for speaks as `internal`. */
export class Texts {
  constructor(
    private readonly own: OwnTexts = { en: {}, 'pt-BR': {} },
    private readonly ownFields: OwnFieldTexts = { en: {}, 'pt-BR': {} },
  ) {}

  /** Every code that has words. */
  codes(): string[] {
    return [...new Set([...Object.keys(general.en), ...Object.keys(this.own.en)])].sort();
  }

  problem(code: string, locale: Locale, params: Params = {}): ProblemText {
    const text = this.own[locale][code] ?? general[locale][code] ?? general[locale].internal ?? en.internal;
    return { title: fill(text.title, params), detail: fill(text.detail, params) };
  }

  field(code: string, locale: Locale, params: Params = {}): string {
    const text = this.ownFields[locale][code] ?? fields[locale][code] ?? fields[locale].invalid_value ?? code;
    return fill('example' in params ? `${text} ${fields[locale].example}` : text, params);
  }
}

/** The caller's language by Accept-Language with its weights; undefined when none of ours is asked for. */
export function localeOf(acceptLanguage: string | undefined): Locale | undefined {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((one) => /^\s*q=([0-9.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { tag: tag.toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const found = locales.find((locale) => tag.split('-')[0] === locale.split('-')[0]?.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
