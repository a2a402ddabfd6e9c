import { ReadingProblem } from './file-row.js';
import { jsonBreak } from './json-break.js';
import { type JsonPiece, LONGEST_PIECE, type PieceScanner } from './json-pieces.js';

/** A JSON value per line, whatever ends the lines. Blank lines hold nothing. A last line that lacks its end is cut off. */
export class LinePieces implements PieceScanner {
  cutOff: JsonPiece | null = null;
  private rest = '';
  private line = 1;

  constructor(
    /** For messages. */
    private readonly file: string,
  ) {}

  /** @throws ReadingProblem when a line is longer than any row */
  push(chunk: string): JsonPiece[] {
    const text = this.rest + chunk;
    // The second half of \r\n may still come.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = (whole.includes('\r') ? whole.replace(/\r\n?/gu, '\n') : whole).split('\n');
    this.rest = (lines.pop() ?? '') + text.slice(whole.length);
    if (this.rest.length > LONGEST_PIECE)
      throw new ReadingProblem('objectTooLong', { file: this.file, line: String(this.line + lines.length) });
    return lines.flatMap((line) => this.piece(line));
  }

  end(): JsonPiece[] {
    const last = this.piece(this.rest);
    const [{ text } = { text: '' }] = last;
    const isCut = text !== '' && !this.rest.endsWith('\r') && jsonBreak(text) === text.length && !isJson(text);
    if (!isCut) return last;
    this.cutOff = last[0] ?? null;
    return [];
  }

  private piece(line: string): JsonPiece[] {
    const number = this.line++;
    const text = line.trim();
    return text === '' ? [] : [{ line: number, column: line.length - line.trimStart().length + 1, text }];
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
