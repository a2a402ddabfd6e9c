import { expect, it } from '@jest/globals';
import { oneLine } from './fit.js';

it.each([
  ['Queda\r\nBcc: x', 'Queda Bcc: x'],
  ['Queda\u2028de\u0085vendas', 'Queda de vendas'],
  ['\u202eadeuQ\u2066 de\u200f', 'adeuQ de'],
  ['Loja שלום', 'Loja שלום'],
])('%j stands on one line, and turns no words after it', (text, line) => expect(oneLine(text)).toBe(line));
