import { fillIn, type Locale, speaker } from '@vitrine/messages';
import { en, enFields, enKinds } from '../messages/en.js';
import type { ProblemText } from '../messages/problem-text.js';
import { ptBR, ptBRFields, ptBRKinds } from '../messages/pt-BR.js';

export type Params = Record<string, string | number>;

/** Texts a service adds for its own codes, in every language. */
export type OwnTexts = Record<Locale, Record<string, ProblemText>>;
export type OwnFieldTexts = Record<Locale, Record<string, string>>;

const general: OwnTexts = { en, 'pt-BR': ptBR };
const fields: OwnFieldTexts = { en: enFields, 'pt-BR': ptBRFields };
const kinds: OwnFieldTexts = { en: enKinds, 'pt-BR': ptBRKinds };

/** Finds the words for a code; a code without words has those of `internal`. */
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
    return { title: fillIn(text.title, params), detail: fillIn(text.detail, params) };
  }

  field(code: string, locale: Locale, params: Params = {}): string {
    const say = speaker<string>([this.ownFields, fields], locale, { fallback: 'invalid_value' });
    const text = say(code, code === 'wrong_type' ? withKind(params, locale) : params);
    return 'example' in params ? `${text} ${say('example', params)}` : text;
  }
}

/** `expected` in words: zod's own names are for programmers. */
function withKind(params: Params, locale: Locale): Params {
  const say = speaker<string>([kinds], locale, { fallback: 'other' });
  return { ...params, expected: say(String(params.expected)) };
}
