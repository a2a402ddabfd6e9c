import type { Row } from '../expression/row.js';
import { ImportProblem } from '../import/import-problem.js';

/** In characters. What is longer is no row, and no memory is constant that holds it. */
const LONGEST_OBJECT = 8_000_000;

/**
 * NDJSON, or a JSON array of objects, over chunks of text. Each object becomes a row with the wanted columns, nested
 * ones by `a.b`. Only one object is in memory at a time; a broken one gives a row without fields.
 */
export class ObjectScanner {
  #object = '';
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  #line = 1;
  #startLine = 1;

  constructor(
    private readonly columns: readonly string[],
    /** NDJSON: a line break outside any text ends a record whatever its brackets say. */
    private readonly byLine: boolean,
    /** For messages. */
    private readonly file = '',
  ) {}

  push(chunk: string): Row[] {
    const rows: Row[] = [];
    let from = this.#object === '' ? -1 : 0;
    for (let at = 0; at < chunk.length; at++) {
      const char = chunk.charCodeAt(at);
      if (char === 10) this.#line++;
      if (this.byLine && char === 10) {
        if (from >= 0) rows.push(this.#take(chunk.slice(from, at)));
        from = -1;
      } else if (this.#isInText) this.#inText(char);
      else if (char === 34) this.#isInText = from >= 0;
      else if (char === 123) {
        if (this.#depth++ === 0 && from < 0) {
          from = at;
          this.#startLine = this.#line;
        }
      } else if (char === 125 && this.#depth > 0 && --this.#depth === 0 && !this.byLine) {
        rows.push(this.#take(chunk.slice(from, at + 1)));
        from = -1;
      } else if (this.byLine && from < 0 && char > 32) {
        from = at;
        this.#startLine = this.#line;
      }
    }
    if (from >= 0) this.#keep(chunk.slice(from));
    return rows;
  }

  end(): Row[] {
    return this.#object.trim() === '' ? [] : [this.#take('')];
  }

  #keep(piece: string): void {
    if (this.#object.length + piece.length > LONGEST_OBJECT)
      throw new ImportProblem('objectTooLong', { file: this.file, line: String(this.#startLine) });
    this.#object += piece;
  }

  #inText(char: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (char === 92) this.#isEscaped = true;
    else if (char === 34) this.#isInText = false;
  }

  #take(tail: string): Row {
    const raw = (this.#object + tail).trim();
    this.#object = '';
    this.#depth = 0;
    this.#isInText = false;
    this.#isEscaped = false;
    return { fields: fieldsOf(raw, this.columns), line: this.#startLine, raw };
  }
}

function fieldsOf(raw: string, columns: readonly string[]): string[] {
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return columns.map((column) => textOf(memberOf(value, column)));
  } catch {
    return [];
  }
}

function memberOf(value: object, path: string): unknown {
  if (path in value) return value[path as keyof typeof value];
  let member: unknown = value;
  for (const name of path.split('.')) {
    if (typeof member !== 'object' || member === null) return undefined;
    member = (member as Record<string, unknown>)[name];
  }
  return member;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
