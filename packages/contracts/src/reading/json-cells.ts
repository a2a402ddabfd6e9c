/** What an object says of the wanted columns, as text. */
export interface JsonCells {
  /** In the order of the columns; undefined for a member that is not there. */
  readonly cells: readonly (string | undefined)[];
  /** Places of the cells that are true, false, a list or an object. */
  readonly notText?: readonly number[];
  /** A wanted member that the object has twice, so that it is unknown which counts. */
  readonly repeated?: string;
}

interface Place {
  /** Index of the column that is exactly here, or -1. */
  column: number;
  /** Reached by the column's whole name. */
  isWhole: boolean;
  readonly members: Map<string, Place>;
}

/**
 * Reads the wanted members of JSON objects as they are written, so that a number keeps every digit. JSON.parse would round it to a double,
 * and Node 20 does not hand out the source text of a value. JSON.parse still judges whether a text is JSON; the walk after it only finds
 * places.
 * Inner members are named `a.b`, elements of a list by their number. A member whose own name is `a.b` goes first. null and an absent member
 * are undefined and ''.
 */
export class JsonCellReader {
  private readonly top: Place = newPlace();
  private found: (string | undefined)[] = [];
  private notText = new Set<number>();
  private repeated: string | undefined;

  constructor(readonly columns: readonly string[]) {
    for (const [column, name] of columns.entries()) {
      let place = this.top;
      for (const part of name.split('.')) place = memberOf(place, part);
      place.column = column;
    }
    // The whole name goes last: where it is one word, both are the same place.
    for (const [column, name] of columns.entries()) Object.assign(memberOf(this.top, name), { column, isWhole: true });
  }

  /** The cells of an object; a code when the text is something else. */
  read(text: string): JsonCells | 'invalid_json' | 'not_an_object' {
    try {
      JSON.parse(text);
    } catch {
      return 'invalid_json';
    }
    if (text.charCodeAt(0) !== 123) return 'not_an_object';
    this.found = this.columns.map(() => undefined);
    this.notText.clear();
    this.repeated = undefined;
    this.walkObject(text, 1, this.top);
    return {
      cells: this.found,
      ...(this.notText.size > 0 && { notText: [...this.notText] }),
      ...(this.repeated !== undefined && { repeated: this.repeated }),
    };
  }

  /** Walks from behind the opening bracket to behind the closing one, as deep as the longest wanted name. */
  private walkObject(text: string, start: number, place: Place): number {
    let at = afterBlanks(text, start);
    const seen = new Set<string>();
    while (text.charCodeAt(at) !== 125) {
      const end = endOfText(text, at);
      const name = plainText(text.slice(at, end));
      const member = place.members.get(name);
      if (member !== undefined && seen.size === seen.add(name).size) this.repeated ??= name;
      at = this.walkValue(text, afterBlanks(text, afterBlanks(text, end) + 1), member);
      at = afterComma(text, at);
    }
    return at + 1;
  }

  private walkList(text: string, start: number, place: Place): number {
    let at = afterBlanks(text, start);
    for (let index = 0; text.charCodeAt(at) !== 93; index++)
      at = afterComma(text, this.walkValue(text, at, place.members.get(String(index))));
    return at + 1;
  }

  private walkValue(text: string, start: number, place: Place | undefined): number {
    if (place === undefined) return endOfValue(text, start);
    const sign = text.charCodeAt(start);
    const isEntered = place.members.size > 0 && (sign === 123 || sign === 91);
    const walk = sign === 123 ? this.walkObject : this.walkList;
    const end = isEntered ? walk.call(this, text, start + 1, place) : endOfValue(text, start);
    if (place.column >= 0 && (place.isWhole || this.found[place.column] === undefined))
      this.take(place.column, text.slice(start, end));
    return end;
  }

  private take(column: number, source: string): void {
    this.found[column] = cellOf(source);
    if (NO_TEXT.test(source)) this.notText.add(column);
    else this.notText.delete(column);
  }
}

const NO_TEXT = /^[tf[{]/u;

const newPlace = (): Place => ({ column: -1, isWhole: false, members: new Map() });

function memberOf(place: Place, name: string): Place {
  const member = place.members.get(name) ?? newPlace();
  place.members.set(name, member);
  return member;
}

function cellOf(source: string): string | undefined {
  if (source === 'null') return undefined;
  return source.charCodeAt(0) === 34 ? plainText(source) : source;
}

/** What a JSON text says. */
function plainText(source: string): string {
  return source.includes('\\') ? String(JSON.parse(source)) : source.slice(1, -1);
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return at;
}

/** The next value, or the bracket that closes. */
function afterComma(text: string, from: number): number {
  const at = afterBlanks(text, from);
  return text.charCodeAt(at) === 44 ? afterBlanks(text, at + 1) : at;
}

function endOfText(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at + 1;
}

/** An odd number of backslashes before a quote escapes it. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === 92) before--;
  return (at - before) % 2 === 1;
}

function endOfValue(text: string, start: number): number {
  const sign = text.charCodeAt(start);
  if (sign === 34) return endOfText(text, start);
  if (sign !== 123 && sign !== 91) return endOfScalar(text, start);
  let depth = 0;
  for (let at = start; ; at++) {
    const char = text.charCodeAt(at);
    if (char === 34) at = endOfText(text, at) - 1;
    else if (char === 123 || char === 91) depth++;
    else if ((char === 125 || char === 93) && --depth === 0) return at + 1;
  }
}

function endOfScalar(text: string, start: number): number {
  let at = start;
  while (at < text.length && !',]} \t\r\n'.includes(text[at] ?? '')) at++;
  return at;
}
