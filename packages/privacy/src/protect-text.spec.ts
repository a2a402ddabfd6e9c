import { describe, expect, it } from '@jest/globals';
import { idToken, personalKindInId, personalKindInPersonId } from './id-token.js';
import { protectText } from './protect-text.js';

const [ours, theirs] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

describe('an identifier', () => {
  it.each([
    { id: 'maria.silva@example.com', kind: 'email' },
    { id: 'PEDIDO maria@loja.com.br/7', kind: 'email' },
    { id: 'maria＠loja.com', kind: 'email' },
    { id: '529.982.247-25', kind: 'taxId' },
    { id: 'CPF 529.982.247-25 #2', kind: 'taxId' },
    { id: '12.345.678/0001-95', kind: 'taxId' },
    { id: '12.abc.345/01DE-35', kind: 'taxId' },
    { id: '52998224725', kind: undefined },
    { id: '12345678000195', kind: undefined },
    { id: '11987654321', kind: undefined },
    { id: '4111111111111111', kind: undefined },
    { id: '(11) 98765-4321', kind: undefined },
    { id: 'T@1', kind: undefined },
    { id: 'size@2x.5', kind: undefined },
    { id: '1529.982.247-25', kind: undefined },
    { id: '2026.112.000-12345', kind: undefined },
  ])('$id holds $kind', ({ id, kind }) => {
    expect(personalKindInId(id)).toBe(kind);
  });

  it.each([
    { id: '52998224725', kind: 'taxId' },
    { id: '12345678000195', kind: 'taxId' },
    { id: '12ABC34501DE35', kind: 'taxId' },
    { id: '52998224726', kind: undefined },
    { id: '11111111111', kind: undefined },
    { id: '04211987001', kind: undefined },
    { id: 'V-12', kind: undefined },
  ])('of a person, $id holds $kind', ({ id, kind }) => {
    expect(personalKindInPersonId(id)).toBe(kind);
  });

  it('has one token per tenant, never that of another identifier, and a token stays one', () => {
    const token = idToken(ours, 'maria@example.com');
    expect(token).toMatch(/^token-[\w-]{22}$/u);
    expect(idToken(ours, 'maria@example.com')).toBe(token);
    expect(idToken(theirs, 'maria@example.com')).not.toBe(token);
    expect(idToken(ours, 'Maria@example.com')).not.toBe(token);
    expect(personalKindInPersonId(token)).toBeUndefined();
    expect(protectText(ours, token)).toEqual({ text: token, kinds: [] });
  });
});

describe('a text', () => {
  it.each([
    { text: 'Vale para maria@example.com, hoje', kinds: ['email'] },
    { text: 'Loja do João (11) 98765-4321', kinds: ['phone'] },
    { text: 'fone 11 3042-1234 ou 98765-4321', kinds: ['phone', 'phone'] },
    { text: '+55 11 98765 4321', kinds: ['phone'] },
    { text: 'WhatsApp 5511987654321', kinds: ['phone'] },
    { text: 'Filial 12.345.678/0001-95', kinds: ['taxId'] },
    { text: 'CPF 529 982 247 25', kinds: ['taxId'] },
    { text: 'CPF 52998224725.', kinds: ['taxId'] },
    { text: 'card 4111 1111 1111 1111 / 378282246310005', kinds: ['card', 'card'] },
    { text: 'Leite 7891234567895 1 L', kinds: [] },
    { text: 'Camisa 12 2025-2026', kinds: [] },
    { text: 'Parafuso 10 x 20 x 30 mm 1234-5678', kinds: [] },
    { text: 'TV 50" 4K 2026 @home', kinds: [] },
    { text: 'Papel A4 75g/m² 210 297 500', kinds: [] },
  ])('$text holds $kinds', ({ text, kinds }) => {
    const found = protectText(ours, text);
    expect(found.kinds).toEqual(kinds);
    expect(found.text === text).toBe(kinds.length === 0);
    expect(protectText(ours, found.text)).toEqual({ text: found.text, kinds: [] });
  });

  it('keeps its other words, and one value has one token however it is written', () => {
    const written = protectText(ours, 'CPF 529.982.247-25, fim').text;
    expect(written).toBe(protectText(ours, 'CPF 52998224725, fim').text);
    expect(written).toMatch(/^CPF token-[\w-]{22}, fim$/u);
  });
});
