/** A row of a CSV file; `line` is where it starts, 1 for the first. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Which of comma, semicolon and tab the first line uses most: spreadsheets of Brazil write semicolons. */
export function delimiterOf(text: string): string {
  const firstLine = text.slice(0, Math.max(0, text.search(/\r?\n|$/u)));
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/**
 * Reads CSV after RFC 4180: quotes around cells with delimiters, quotes or line breaks, doubled quotes inside. Blank
 * lines are skipped, a byte order mark too. A quote that never ends takes the rest of the file as one cell.
 */
export function* readCsv(text: string, delimiter = delimiterOf(text)): Generator<CsvRow> {
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (position < text.length) {
    const startLine = line;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      const cell = readCell(text, position, delimiter);
      cells.push(cell.text);
      line += cell.lineBreaks;
      ended = text[cell.end] !== delimiter;
      position = cell.end + (ended ? lineBreakLength(text, cell.end) : 1);
    }
    line += 1;
    if (cells.length > 1 || cells[0] !== '') yield { line: startLine, cells };
  }
}

interface Cell {
  readonly text: string;
  /** Where the delimiter, the line break or the end of the text is. */
  readonly end: number;
  readonly lineBreaks: number;
}

function readCell(text: string, start: number, delimiter: string): Cell {
  if (text[start] !== '"') {
    const end = endOfBareText(text, start, delimiter);
    return { text: text.slice(start, end), end, lineBreaks: 0 };
  }
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const quoted = text.slice(start + 1, close < 0 ? text.length : close);
  const end = close < 0 ? text.length : endOfBareText(text, close + 1, delimiter);
  // Text after the closing quote is no valid CSV; keeping it lets the check of the value point at the cell.
  const rest = close < 0 ? '' : text.slice(close + 1, end);
  return { text: quoted.replaceAll('""', '"') + rest, end, lineBreaks: quoted.split('\n').length - 1 };
}

function endOfBareText(text: string, start: number, delimiter: string): number {
  let end = start;
  while (end < text.length && text[end] !== delimiter && lineBreakLength(text, end) === 0) end += 1;
  return end;
}

function lineBreakLength(text: string, position: number): number {
  if (text[position] === '\n') return 1;
  return text[position] === '\r' && text[position + 1] === '\n' ? 2 : 0;
}
