import { ReadingProblem } from './file-row.js';
import { ListFinder } from './list-finder.js';

/** In characters. A longer piece is no row, and would not fit constant memory. */
export const LONGEST_PIECE = 8_000_000;

const LINE_FEED = 10;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const LIST_OPENS = 91;
const LIST_CLOSES = 93;
const OBJECT_OPENS = 123;
const OBJECT_CLOSES = 125;

/** A piece of a JSON file and where it starts, line and column counted from 1. */
export interface JsonPiece {
  readonly line: number;
  readonly column: number;
  /** Its number within the file's list, 1 for the first; absent where there is no list. */
  readonly element?: number;
  readonly text: string;
}

/** Cuts text that comes in chunks into pieces. */
export interface PieceScanner {
  push(chunk: string): JsonPiece[];
  end(): JsonPiece[];
  /** At the end: the piece that was cut off, an empty one when the file ends between two, null when it ends properly. */
  readonly cutOff: JsonPiece | null;
}

/**
 * The elements of a JSON list, or objects one after the other, one in memory at a time. Follows only brackets and texts. Whether a piece is
 * JSON shows when it is read, so one broken element does not hide the rest.
 */
export class JsonPieces implements PieceScanner {
  cutOff: JsonPiece | null = null;
  private kept = '';
  private depth = 0;
  private isInPiece = false;
  private isInText = false;
  private isEscaped = false;
  private isInList = false;
  private isAfterComma = false;
  private elements = 0;
  private line: number;
  private offset = 0;
  private lineStart = 0;
  private startLine = 1;
  private startColumn = 1;
  private readonly finder: ListFinder | null;

  constructor(
    /** For messages. */
    private readonly file: string,
    /** Names of the objects that hold the list, outermost first; none: the list is the file. */
    path: readonly string[] = [],
    firstLine = 1,
  ) {
    this.finder = path.length === 0 ? null : new ListFinder(path);
    this.line = firstLine;
  }

  /** Whether a list stood where the path says. */
  get hasFoundList(): boolean {
    return this.finder === null || this.finder.hasFound;
  }

  /** @throws ReadingProblem when a piece is longer than any row */
  push(chunk: string): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    let from = this.isInPiece ? 0 : -1;
    const take = (end: number) => {
      pieces.push(this.piece(this.kept + (from < 0 ? '' : chunk.slice(from, end))));
      from = -1;
    };
    for (let at = 0; at < chunk.length; at++) {
      const char = chunk.charCodeAt(at);
      if (char === LINE_FEED) {
        this.line++;
        this.lineStart = this.offset + at + 1;
      }
      if (this.isInText) {
        this.readText(char);
        continue;
      }
      if (this.finder !== null && !this.isInList) {
        if (this.finder.step(char)) this.pass(LIST_OPENS);
        continue;
      }
      if (from < 0) {
        if (char <= 32 || char === 0xfeff) continue;
        if (this.isBetween(char)) {
          if (char !== LIST_OPENS && (char === COMMA || this.isAfterComma)) {
            this.begin(at);
            take(at);
          }
          this.pass(char);
          continue;
        }
        this.begin(at);
        from = at;
      } else if (this.endsBefore(char)) {
        take(at);
        if (char === OBJECT_OPENS || char === LIST_OPENS) at--;
        else if (char !== LINE_FEED) this.pass(char);
        continue;
      }
      if (char === QUOTE) this.isInText = true;
      else if (char === OBJECT_OPENS || char === LIST_OPENS) this.depth++;
      else if ((char === OBJECT_CLOSES || char === LIST_CLOSES) && this.depth > 0) {
        if (--this.depth === 0 && !this.isInList) take(at + 1);
      }
    }
    this.offset += chunk.length;
    if (from >= 0) this.keep(chunk.slice(from));
    return pieces;
  }

  end(): JsonPiece[] {
    const isOpen = this.depth > 0 || this.isInText;
    const last = this.isInPiece && !isOpen ? [this.piece(this.kept)] : [];
    if (isOpen || this.isInList || this.finder?.isInside) {
      if (!this.isInPiece) this.begin(0);
      this.cutOff = this.piece(this.kept);
    }
    return last;
  }

  private readText(char: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (char === BACKSLASH) this.isEscaped = true;
    else if (char === QUOTE) this.isInText = false;
  }

  /** Signs of the list itself, outside any element. */
  private isBetween(char: number): boolean {
    return this.isInList ? char === COMMA || char === LIST_CLOSES : char === LIST_OPENS;
  }

  private pass(char: number): void {
    this.isAfterComma = char === COMMA;
    if (char === LIST_OPENS) this.elements = 0;
    this.isInList = char !== LIST_CLOSES && (this.isInList || char === LIST_OPENS);
  }

  /** Whether a piece at depth 0 is over: at its list's comma or bracket; outside a list at its line's end or the next bracket. */
  private endsBefore(char: number): boolean {
    if (this.depth > 0) return false;
    if (this.isInList) return char === COMMA || char === LIST_CLOSES;
    return char === LINE_FEED || char === OBJECT_OPENS || char === LIST_OPENS;
  }

  private begin(at: number): void {
    this.isInPiece = true;
    this.startLine = this.line;
    this.startColumn = this.offset + at - this.lineStart + 1;
    if (this.isInList) this.elements++;
    else this.elements = 0;
  }

  private keep(piece: string): void {
    if (this.kept.length + piece.length > LONGEST_PIECE)
      throw new ReadingProblem('objectTooLong', { file: this.file, line: String(this.startLine) });
    this.kept += piece;
  }

  private piece(text: string): JsonPiece {
    this.kept = '';
    this.depth = 0;
    this.isInText = false;
    this.isEscaped = false;
    this.isInPiece = false;
    const place = { line: this.startLine, column: this.startColumn };
    return { ...place, ...(this.elements > 0 && { element: this.elements }), text: text.trim() };
  }
}
