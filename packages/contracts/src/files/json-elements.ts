/** A piece of a JSON file and where it starts, line and column counted from 1. */
export interface JsonElement {
  readonly line: number;
  readonly column: number;
  /** Its number within the file's list, 1 for the first; absent where there is no list. */
  readonly element?: number;
  readonly text: string;
}

/**
 * Cuts a JSON file into its messages: the elements of a top-level list, or the one object. Only brackets and strings
 * are followed; whether a piece is valid JSON is found when it is parsed, so one broken element does not hide the rest.
 */
export function jsonElements(text: string): JsonElement[] {
  const start = text.search(/[^\s\uFEFF]/u);
  if (start < 0) return [];
  if (text[start] !== '[') return withLines(text, [[start, text.length]]);
  return withLines(text, cutList(text, start + 1)).map((piece, index) => ({ ...piece, element: index + 1 }));
}

function cutList(text: string, start: number): [number, number][] {
  const pieces: [number, number][] = [];
  let depth = 1;
  let from = start;
  let position = start;
  for (; position < text.length && depth > 0; position++) {
    const character = text[position];
    if (character === '"') position = endOfString(text, position);
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === ',' && depth === 1) {
      pieces.push([from, position]);
      from = position + 1;
    }
  }
  const end = depth === 0 ? position - 1 : text.length;
  // `[]` holds nothing, but a comma promises an element after it.
  if (pieces.length > 0 || text.slice(from, end).trim() !== '') pieces.push([from, end]);
  const rest = text.slice(position);
  if (rest.trim() !== '') pieces.push([position, text.length]);
  return pieces;
}

function endOfString(text: string, open: number): number {
  let position = open + 1;
  while (position < text.length && text[position] !== '"') position += text[position] === '\\' ? 2 : 1;
  return position;
}

/** Pieces come in order, so lines are counted once from piece to piece. */
function withLines(text: string, pieces: readonly (readonly [number, number])[]): JsonElement[] {
  let line = 1;
  let counted = 0;
  return pieces.map(([from, to]) => {
    const piece = text.slice(from, to);
    const start = from + piece.length - piece.trimStart().length;
    line += text.slice(counted, start).split('\n').length - 1;
    counted = start;
    return { line, column: start - text.lastIndexOf('\n', start - 1), text: piece.trim() };
  });
}
