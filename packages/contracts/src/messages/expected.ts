import type { Locale } from '@vitrine/messages';
import type { ValueKind } from '../primitives.js';

/** What a field wants, in a sentence: said beside the code when the field is known. */
export const expectedTexts = {
  en: {
    text: 'A text that is not longer than the contract allows is expected.',
    id: 'An id is expected: a text of 1 to 128 characters, not blank, without control characters.',
    tenantId: 'A tenant id is expected: lower-case letters, digits and hyphens, such as "lojas-aurora".',
    money: 'An amount is expected as a text with a decimal point and at most 4 places, such as "19.90".',
    quantity: 'A quantity is expected as a text with a decimal point and at most 3 places, such as "2" or "0.350".',
    share: 'A part of one is expected as a text with at most 6 places, such as "0.5".',
    day: 'A day that exists is expected, such as "2026-11-20".',
    instant: 'A moment with seconds and offset is expected (RFC 3339), such as "2026-11-20T09:59:00-03:00".',
    currency: 'A currency of three letters is expected (ISO 4217), such as "BRL".',
    timeOfDay: 'A time of 24 hours is expected, such as "09:30".',
    timeZone: 'A time zone of the IANA list is expected, such as "America/Sao_Paulo".',
    barcode: 'A bar code is expected as a text of 8, 12, 13 or 14 digits, such as "2000000000015".',
    oneOf: 'One of these is expected: {values}.',
    number: 'A number is expected, without quotes.',
    wholeNumber: 'A whole number that is not negative is expected, without quotes, such as 0.',
    boolean: 'true or false is expected, without quotes.',
    list: 'A list is expected: [ … ].',
    object: 'An object is expected: { … }.',
  },
  'pt-BR': {
    text: 'Espera-se um texto que não passe do tamanho permitido pelo contrato.',
    id: 'Espera-se um código: texto de 1 a 128 caracteres, não em branco, sem caracteres de controle.',
    tenantId: 'Espera-se o código da organização: letras minúsculas, dígitos e hífens, como "lojas-aurora".',
    money: 'Espera-se um valor como texto, com ponto decimal e até 4 casas, como "19.90".',
    quantity: 'Espera-se uma quantidade como texto, com ponto decimal e até 3 casas, como "2" ou "0.350".',
    share: 'Espera-se uma parte de um como texto, com até 6 casas, como "0.5".',
    day: 'Espera-se um dia que existe, como "2026-11-20".',
    instant: 'Espera-se um momento com segundos e fuso (RFC 3339), como "2026-11-20T09:59:00-03:00".',
    currency: 'Espera-se uma moeda de três letras (ISO 4217), como "BRL".',
    timeOfDay: 'Espera-se um horário de 24 horas, como "09:30".',
    timeZone: 'Espera-se um fuso horário da lista IANA, como "America/Sao_Paulo".',
    barcode: 'Espera-se um código de barras como texto de 8, 12, 13 ou 14 dígitos, como "2000000000015".',
    oneOf: 'Espera-se um destes: {values}.',
    number: 'Espera-se um número, sem aspas.',
    wholeNumber: 'Espera-se um número inteiro não negativo, sem aspas, como 0.',
    boolean: 'Espera-se true ou false, sem aspas.',
    list: 'Espera-se uma lista: [ … ].',
    object: 'Espera-se um objeto: { … }.',
  },
} satisfies Record<
  Locale,
  Record<ValueKind | 'oneOf' | 'number' | 'wholeNumber' | 'boolean' | 'list' | 'object', string>
>;

export type ExpectedText = keyof (typeof expectedTexts)['en'];
