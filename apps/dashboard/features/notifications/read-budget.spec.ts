import { describe, expect, it } from '@jest/globals';
import { readBudget } from './read-budget';

describe('alerts a day', () => {
  it.each([
    ['1', 1],
    [' 20 ', 20],
    ['500', 500],
    ['0', null],
    ['501', null],
    ['1.5', null],
    ['-3', null],
    ['', null],
    ['dez', null],
  ])('"%s" is %s', (text, value) => {
    expect(readBudget(text)).toBe(value);
  });
});
