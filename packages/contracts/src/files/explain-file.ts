import type { ErrorCode } from '../errors/error-codes.js';
import { explainValue, readMessage } from '../explain/explain-message.js';
import { type ExplainOptions, explainTicket } from '../explain/explain-ticket.js';
import { type Finding, finding } from '../explain/finding.js';
import { columnTexts } from '../messages/columns.js';
import { fillIn } from '../messages/fill-in.js';
import { type CsvTicket, compareHeader, ticketsOfRows } from './csv-tickets.js';
import { findContradictions } from './find-contradictions.js';
import { jsonBreak } from './json-break.js';
import { type JsonElement, jsonElements } from './json-elements.js';
import { type CsvRow, readCsv } from './read-csv.js';

/** A finding and the line of the file it belongs to. */
export interface FileFinding extends Finding {
  readonly line: number;
  /** In a JSON file also the column, and the number of the message within its list; both count from 1. */
  readonly column?: number;
  readonly element?: number;
}

/** How many messages a file held, and everything wrong with them in order of lines. */
export interface FileReport {
  readonly messages: number;
  readonly bad: number;
  readonly findings: readonly FileFinding[];
}

export type FileFormat = 'json' | 'ndjson' | 'csv';

/**
 * Checks the text of a whole file: a JSON list or object, one JSON object per line, or CSV with a row per ticket line.
 * Beyond each message alone it finds tickets that contradict an earlier one of the file, and text that was not UTF-8
 * (its bytes came in as U+FFFD).
 */
export function explainFile(text: string, format: FileFormat, options: ExplainOptions = {}): FileReport {
  switch (format) {
    case 'json':
      return explainElements(jsonElements(text), options);
    case 'ndjson':
      return explainElements(linesOf(text), options);
    case 'csv':
      return explainCsv(text, options);
    default:
      return format satisfies never;
  }
}

const NOT_UTF8 = '\uFFFD';

function linesOf(text: string): JsonElement[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .flatMap((row, index) => (row.trim() === '' ? [] : [{ line: index + 1, column: 1, text: row }]));
}

function explainElements(elements: readonly JsonElement[], options: ExplainOptions): FileReport {
  const { locale = 'en' } = options;
  const contradictions = findContradictions(locale);
  return reportOf(
    elements.map((element) => {
      if (element.text.includes(NOT_UTF8)) return atElement(element, [finding([], 'invalid_encoding', locale)]);
      const message = readMessage(element.text);
      if ('code' in message) {
        const found = [finding([], message.code, locale)];
        return atElement(message.code === 'invalid_json' ? brokenAt(element) : element, found);
      }
      const own = explainValue(message.value, options);
      return atElement(element, own.length > 0 ? own : contradictions(message.value));
    }),
  );
}

function explainCsv(text: string, options: ExplainOptions): FileReport {
  const { locale = 'en' } = options;
  const [head, ...rows] = readCsv(text);
  if (!head) return { messages: 0, bad: 0, findings: [] };
  const header = head.cells.map((cell) => cell.trim());
  const { unknown, missing } = compareHeader(header);
  const wrong = [...unknown, ...missing];
  if (wrong.length > 0) {
    // Without the right columns every row would be wrong for the same reason: say it once.
    const findings = wrong.map((name) => ({
      line: head.line,
      ...finding(name.split('.'), 'invalid_columns', locale),
      message: fillIn(columnTexts[locale][missing.includes(name) ? 'missing' : 'unknown'], { name }),
    }));
    return { messages: rows.length, bad: rows.length, findings };
  }
  const broken = rows.map((row) => ({ row, code: codeOfRow(row, header.length) }));
  const unusable = broken.flatMap(({ row, code }) => (code ? [atLine(row.line, [finding([], code, locale)])] : []));
  const tickets = ticketsOfRows(
    header,
    broken.flatMap(({ row, code }) => (code ? [] : [row])),
  );
  const contradictions = findContradictions(locale);
  return reportOf([...unusable, ...tickets.map((ticket) => explainCsvTicket(ticket, options, contradictions))]);
}

function codeOfRow(row: CsvRow, columns: number): ErrorCode | undefined {
  if (row.cells.length !== columns) return 'invalid_columns';
  return row.cells.some((cell) => cell.includes(NOT_UTF8)) ? 'invalid_encoding' : undefined;
}

function explainCsvTicket(
  ticket: CsvTicket,
  options: ExplainOptions,
  contradictions: (value: unknown) => Finding[],
): FileFinding[] {
  const differing = ticket.disagreements.map(({ line, path }) => ({
    line,
    ...finding(path, 'inconsistent_rows', options.locale ?? 'en'),
  }));
  const own = explainTicket(ticket.value, options);
  const found = own.length > 0 ? own : contradictions(ticket.value);
  return [...differing, ...found.map((one) => ({ line: lineOf(one.pointer, ticket), ...one }))];
}

/** `/lines/2/quantity` is on the row of the ticket's third line; a field of the ticket on its first row. */
function lineOf(pointer: string, ticket: CsvTicket): number {
  const entry = /^\/lines\/([0-9]+)/u.exec(pointer)?.[1];
  return (entry === undefined ? undefined : ticket.lineOfEntry[Number(entry)]) ?? ticket.line;
}

/** An element, moved to the character where its JSON breaks. */
function brokenAt(element: JsonElement): JsonElement {
  const at = jsonBreak(element.text);
  const before = element.text.slice(0, at).split('\n');
  const column = (before.at(-1) ?? '').length + (before.length === 1 ? element.column : 1);
  return { ...element, line: element.line + before.length - 1, column };
}

function atElement({ line, column, element }: JsonElement, findings: readonly Finding[]): FileFinding[] {
  return findings.map((found) => ({ line, column, ...(element !== undefined && { element }), ...found }));
}

function atLine(line: number, findings: readonly Finding[]): FileFinding[] {
  return findings.map((found) => ({ line, ...found }));
}

function reportOf(messages: readonly (readonly FileFinding[])[]): FileReport {
  return {
    messages: messages.length,
    bad: messages.filter((findings) => findings.length > 0).length,
    findings: messages.flat().sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0)),
  };
}
