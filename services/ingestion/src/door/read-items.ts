import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { JsonPieces, LinePieces, MAX_BATCH_BYTES, MAX_BATCH_ITEMS, ReadingProblem } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';

const unzip = promisify(gunzip);

/** One item of a request as its producer wrote it. */
export interface Item {
  readonly text: string;
  /** Its bytes are no UTF-8, so the producer meant another text. */
  readonly isBroken: boolean;
}

/** How a body came: what it is, and how it was packed. */
export interface BodyForm {
  readonly isLines: boolean;
  readonly encoding: string | undefined;
}

/**
 * The items of a body, in order. What is wrong with one of them is not said here.
 * @throws ProblemError 400 when it is no list at all, 413 beyond 5 MiB or 2,000 items after gunzip, 415 for another encoding
 */
export async function readItems(body: Buffer, { isLines, encoding }: BodyForm): Promise<Item[]> {
  const bytes = await unpacked(body, encoding);
  if (bytes.length > MAX_BATCH_BYTES) throw tooLarge();
  const isText = isUtf8(bytes);
  const texts = isLines ? linesOf(bytes.toString()) : elementsOf(bytes.toString());
  if (texts.length === 0) throw new ProblemError(400, 'empty_batch');
  if (texts.length > MAX_BATCH_ITEMS)
    throw new ProblemError(413, 'too_many_items', { params: { most: MAX_BATCH_ITEMS } });
  return texts.map((text) => ({ text, isBroken: !isText && text.includes(LOST) }));
}

/** What stands for bytes that are no character. */
const LOST = '\uFFFD';
const SOURCE = 'body';

async function unpacked(body: Buffer, encoding = ''): Promise<Buffer> {
  const packing = encoding.trim().toLowerCase();
  if (packing === '' || packing === 'identity') return body;
  if (packing !== 'gzip' && packing !== 'x-gzip') throw new ProblemError(415, 'unsupported_encoding');
  try {
    return await unzip(body, { maxOutputLength: MAX_BATCH_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new ProblemError(400, 'broken_gzip', { cause: error });
  }
}

const tooLarge = (): ProblemError => new ProblemError(413, 'payload_too_large', { params: { limit: MAX_BATCH_BYTES } });

/** A last line that was cut off is an item too, and is answered as one. */
function linesOf(text: string): string[] {
  const pieces = new LinePieces(SOURCE);
  const all = reading(() => [...pieces.push(withoutMark(text)), ...pieces.end()]);
  return [...all, ...(pieces.cutOff ? [pieces.cutOff] : [])].map((piece) => piece.text);
}

/** The elements of one list. One broken element does not hide the rest; a list without its end does. */
function elementsOf(text: string): string[] {
  const pieces = new JsonPieces(SOURCE);
  const all = reading(() => [...pieces.push(text), ...pieces.end()]);
  if (pieces.cutOff !== null || all.some(({ element }) => element === undefined))
    throw new ProblemError(400, 'not_a_list');
  return all.map((piece) => piece.text);
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReadingProblem) throw new ProblemError(400, 'not_a_list', { cause: error });
    throw error;
  }
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
