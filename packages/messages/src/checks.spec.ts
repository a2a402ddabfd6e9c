import { describe, expect, it } from '@jest/globals';
import { answeredCodes, differences, unusedKeys } from './checks.js';

describe('the check of a folder of messages', () => {
  it('finds nothing where both languages say the same', () => {
    expect(
      differences({ 'pt-BR': { a: 'x {n}', b: { c: 'y' } }, en: { a: '{n} {n:one|many} z', b: { c: 'w' } } }),
    ).toEqual([]);
  });

  it('names a key of one language, an empty text and a value that one does not show', () => {
    expect(differences({ 'pt-BR': { a: 'x', c: ' ', d: '{n}' }, en: { b: 'x', c: 'y', d: '{m}' } })).toEqual([
      'a is missing in en',
      'c is empty',
      'd shows other values in en than in pt-BR',
      'b is missing in pt-BR',
    ]);
  });

  it('names words that nobody says', () => {
    const sources = ["say('used')", 'texts.spoken', '{ given: 1 }', 'unusedly(`used`)'];
    expect(unusedKeys(['used', 'spoken', 'given', 'unused', 'us'], sources)).toEqual(['unused', 'us']);
  });

  it('finds the codes of problems, on one line or several', () => {
    const sources = [
      "throw new ProblemError(409, 'b', { cause })",
      "new ProblemError(\n  status,\n  'a',\n)",
      'f(409, "c")',
    ];
    expect(answeredCodes(sources)).toEqual(['a', 'b']);
  });
});
