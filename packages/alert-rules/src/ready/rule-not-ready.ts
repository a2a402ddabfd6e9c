import type { Bilingual } from '@vitrine/contracts';
import { type NotReadyCode, notReadyTexts } from '../messages/not-ready.js';

/** A rule that makes no sense: nothing of it is evaluated, and the others go on. */
export class RuleNotReady extends Error {
  override readonly name = 'RuleNotReady';
  /** What is wrong and what to do, in the words of people. */
  readonly sentence: Bilingual;

  constructor(
    readonly code: NotReadyCode,
    /** JSON pointer into the draft: `/condition/metric`. */
    readonly pointer: string,
    options?: ErrorOptions,
  ) {
    super(`${code} at ${pointer}`, options);
    this.sentence = RuleNotReady.sentenceOf(code);
  }

  /** Whether a code that was kept somewhere is one of ours. */
  static isCode(code: string): code is NotReadyCode {
    return Object.hasOwn(notReadyTexts.en, code);
  }

  static sentenceOf(code: NotReadyCode): Bilingual {
    return { 'pt-BR': notReadyTexts['pt-BR'][code], en: notReadyTexts.en[code] };
  }
}
