import { describe, expect, it } from '@jest/globals';
import { ByteDecoder, decodeBytes } from './byte-decoder.js';

const TEXT = 'Nota;Preço\n1;“10 €”\n'.repeat(20);

/** The text in UTF-16, little end first or last. */
function utf16(text: string, isBigEnd: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEnd ? bytes.swap16() : bytes;
}

const MARK = '\uFEFF';

describe('the bytes of a file', () => {
  it.each([
    { written: 'UTF-8', bytes: Buffer.from(TEXT), encoding: 'utf-8' },
    { written: 'UTF-8 with a mark', bytes: Buffer.from(MARK + TEXT), encoding: 'utf-8' },
    { written: 'UTF-8 with two marks', bytes: Buffer.from(MARK + MARK + TEXT), encoding: 'utf-8' },
    { written: 'UTF-16 with a mark', bytes: utf16(MARK + TEXT, false), encoding: 'utf-16le' },
    { written: 'UTF-16, big end first, with a mark', bytes: utf16(MARK + TEXT, true), encoding: 'utf-16be' },
    { written: 'UTF-16 without a mark', bytes: utf16(TEXT, false), encoding: 'utf-16le' },
    { written: 'UTF-16, big end first, without a mark', bytes: utf16(TEXT, true), encoding: 'utf-16be' },
  ])('in $written are recognised', ({ bytes, encoding }) => {
    expect(decodeBytes(bytes, 'x.csv')).toEqual({ text: TEXT, encoding });
  });

  it.each([1, 3, 255])('may come %i at a time', (size) => {
    const bytes = utf16(MARK + TEXT, false);
    const decoder = new ByteDecoder('x.csv');
    let text = '';
    for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.subarray(at, at + size));
    expect(text + decoder.end()).toBe(TEXT);
  });

  it('are read as asked for, with the letters that windows-1252 has and latin1 has not', () => {
    const decoder = new ByteDecoder('x.csv', 'windows-1252');
    const bytes = Uint8Array.of(0x50, 0xe3, 0x6f, 0x20, 0x80, 0x93, 0x94);
    expect(decoder.push(bytes) + decoder.end()).toBe('Pão €“”');
  });

  it.each([
    { what: 'an encoding that does not exist', asked: 'ansi-br', bytes: 'a', reason: 'unknownEncoding' },
    { what: 'another encoding than their mark', asked: 'windows-1252', bytes: `${MARK}a`, reason: 'otherEncoding' },
  ])('are not read as $what', ({ asked, bytes, reason }) => {
    const decoder = new ByteDecoder('x.csv', asked);
    expect(() => decoder.push(Buffer.from(bytes)) + decoder.end()).toThrow(expect.objectContaining({ reason }));
  });

  it('are not read when they are UTF-32', () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0);
    expect(() => decodeBytes(bytes, 'x.csv')).toThrow(expect.objectContaining({ reason: 'utf32' }));
  });
});
