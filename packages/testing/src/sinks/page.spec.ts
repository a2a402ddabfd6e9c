import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeptMessages } from './kept-messages.js';
import { escapeHtml } from './page.js';

it('keeps the newest 500 and numbers go on', () => {
  const kept = new KeptMessages<{ text: string }>();
  for (let i = 1; i <= 503; i++) kept.add({ text: String(i) });
  expect([kept.all.length, kept.all[0]?.number, kept.all.at(-1)?.text]).toEqual([500, 4, '503']);
});

it('leaves no character that HTML reads', () => {
  fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text))));
});
