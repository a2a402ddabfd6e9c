import { ReadingProblem } from './file-row.js';

type Decoder = InstanceType<typeof TextDecoder>;

/** Enough to recognise UTF-16 by the zero bytes between its letters. */
const SAMPLE_BYTES = 256;

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32', [0xff, 0xfe, 0, 0]],
  ['utf-32', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The letters of windows-1252 where latin1 has control characters; Node's decoder leaves them out. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * A file's bytes as text, without byte order marks. Without an encoding asked for, its byte order mark rules, then the zero bytes of
 * UTF-16, else it is UTF-8. Bytes that are not become U+FFFD.
 */
export class ByteDecoder {
  /** Known from the first text on. */
  encoding = 'utf-8';
  private decoder: Decoder | null = null;
  private sample = new Uint8Array();
  private isStart = true;

  constructor(
    private readonly file: string,
    private readonly asked?: string,
  ) {}

  /** @throws ReadingProblem when the encoding asked for does not exist or the file's mark says another */
  push(bytes: Uint8Array): string {
    if (this.decoder !== null) return this.text(bytes, true);
    this.sample = joined(this.sample, bytes);
    return this.sample.length < SAMPLE_BYTES ? '' : this.open(true);
  }

  /** @throws ReadingProblem */
  end(): string {
    return this.decoder === null ? this.open(false) : this.text(new Uint8Array(), false);
  }

  private open(stream: boolean): string {
    this.decoder = this.decoderFor(this.sample);
    this.encoding = this.decoder.encoding;
    return this.text(this.sample, stream);
  }

  private decoderFor(sample: Uint8Array): Decoder {
    const marked = MARKS.find(([, mark]) => mark.every((byte, at) => sample[at] === byte))?.[0];
    try {
      const decoder = new TextDecoder(this.asked ?? marked ?? utf16Of(sample) ?? 'utf-8');
      if (marked === undefined || marked === decoder.encoding) return decoder;
    } catch {
      if (marked !== 'utf-32') throw new ReadingProblem('unknownEncoding', this.details(this.asked));
    }
    throw new ReadingProblem(marked === 'utf-32' ? 'utf32' : 'otherEncoding', this.details(marked));
  }

  private details(encoding = '') {
    return { file: this.file, encoding, asked: this.asked ?? '' };
  }

  private text(bytes: Uint8Array, stream: boolean): string {
    const text = this.decoder?.decode(bytes, { stream }) ?? '';
    if (this.encoding === 'windows-1252') return text.replace(/[\x80-\x9F]/gu, letterOf);
    if (!this.isStart || text === '') return text;
    this.isStart = false;
    return text.replace(/^\uFEFF+/u, ''); // a second mark: two programs wrote one each
  }
}

const letterOf = (sign: string) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign;

/** In UTF-16, letters of Latin script leave every second byte zero. */
function utf16Of(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const noughts = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = noughts;
  const many = sample.length / 5;
  if (odd > many && even < many / 4) return 'utf-16le';
  return even > many && odd < many / 4 ? 'utf-16be' : undefined;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** The text of a whole file, and the encoding it turned out to have. @throws ReadingProblem */
export function decodeBytes(bytes: Uint8Array, file: string): { text: string; encoding: string } {
  const decoder = new ByteDecoder(file);
  const text = decoder.push(bytes) + decoder.end();
  return { text, encoding: decoder.encoding };
}
