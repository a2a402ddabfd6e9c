import { expect, it } from '@jest/globals';
import { nearest } from './nearest.js';

it.each([
  ['online-retial', 'online-retail'],
  ['Online_Retail', 'online-retail'],
  ['online', 'online-retail'],
  ['adventureworks', 'adventureworks-reseller'],
  ['olist', undefined],
  ['', undefined],
])('%j most likely means %j', (word, expected) => {
  expect(nearest(word, ['adventureworks-reseller', 'online-retail'])).toBe(expected);
});
