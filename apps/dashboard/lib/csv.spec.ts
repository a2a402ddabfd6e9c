import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv';

describe('CSV', () => {
  it('quotes what needs it and keeps decimals exact', () => {
    expect(
      toCsv([
        ['Loja', 'Vendas'],
        ['Barra, Via "Parque"', '1234.50'],
        ['Nada', null],
      ]),
    ).toBe('\uFEFFLoja,Vendas\r\n"Barra, Via ""Parque""",1234.50\r\nNada,\r\n');
  });

  it('defuses formulas, not negative amounts', () => {
    expect(toCsv([['=HYPERLINK(1)', '-12.50']])).toBe("\uFEFF'=HYPERLINK(1),-12.50\r\n");
  });
});
