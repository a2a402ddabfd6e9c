import { describe, expect, it } from '@jest/globals';
import { errorCodes, isErrorCode } from '../errors/error-codes.js';
import { errorText, errorTexts, locales } from './error-text.js';

describe('error codes', () => {
  it.each(errorCodes)('%s says how to fix it in both languages', (code) => {
    for (const locale of locales) expect(errorText(code, locale)).toMatch(/^\p{Lu}?.{20,}\.$/u);
    expect(errorText(code, 'en')).not.toBe(errorText(code, 'pt-BR'));
    expect(errorTexts(code)).toEqual({ 'pt-BR': errorText(code, 'pt-BR'), en: errorText(code, 'en') });
  });

  it('are a closed list', () => {
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
    expect([isErrorCode('invalid_json'), isErrorCode('oops'), isErrorCode(7)]).toEqual([true, false, false]);
  });
});
