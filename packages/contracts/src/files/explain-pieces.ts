import { explainValue, readMessage } from '../explain/explain-message.js';
import type { ExplainOptions } from '../explain/explain-ticket.js';
import { type Finding, finding } from '../explain/finding.js';
import type { ReadAs } from '../read-as.js';
import { NOT_TEXT } from '../reading/csv-rows.js';
import { ReadingProblem } from '../reading/file-row.js';
import { jsonBreak } from '../reading/json-break.js';
import { JsonCellReader } from '../reading/json-cells.js';
import { comparedLists, piecesWithin } from '../reading/json-lists.js';
import type { JsonPiece, PieceScanner } from '../reading/json-pieces.js';
import type { FileOptions } from './explain-file.js';
import { atLine, type FileFinding, type FileReport, findingOfProblem, reportOf } from './file-report.js';
import { findContradictions } from './find-contradictions.js';

/** Members by which a message is told from an object that holds a list of them. */
const TELLING = new JsonCellReader(['tenantId', 'eventId', 'ticketId', 'storeId', 'soldAt', 'lines', 'type', 'id']);

/** Checks the messages of a JSON or NDJSON file. */
export function explainPieces(text: string, scanner: PieceScanner, readAs: ReadAs, options: FileOptions): FileReport {
  const { locale = 'en', file = '' } = options;
  const contradictions = findContradictions(locale);
  const { pieces, tooLong } = readAll(scanner, text);
  const messages = pieces.flatMap((piece) => unwrapped(piece, readAs));
  const findings = messages.map((piece) => explainPiece(piece, options, contradictions));
  if (tooLong !== null) findings.push(atLine(Number(tooLong.details.line), [finding([], 'too_large', locale)]));
  if (scanner.cutOff !== null) {
    const problem = new ReadingProblem('cutOff', { file, line: String(scanner.cutOff.line) });
    const found = findingOfProblem(problem, 'invalid_json', locale);
    findings.push(atPiece(brokenAt(scanner.cutOff), [found]));
  }
  return reportOf(findings, readAs);
}

function readAll(scanner: PieceScanner, text: string): { pieces: JsonPiece[]; tooLong: ReadingProblem | null } {
  try {
    const pushed = scanner.push(text);
    return { pieces: pushed.concat(scanner.end()), tooLong: null };
  } catch (error) {
    if (error instanceof ReadingProblem) return { pieces: [], tooLong: error };
    throw error;
  }
}

/** The messages of an object that is none itself. */
function unwrapped(piece: JsonPiece, readAs: ReadAs): JsonPiece[] {
  if (readAs.format !== 'json' || piece.element !== undefined) return [piece];
  const { better } = comparedLists(piece.text, TELLING);
  const [only] = better;
  if (better.length !== 1 || only === undefined) return [piece];
  readAs.list = only.path.join('.');
  return piecesWithin(piece, only.path);
}

function explainPiece(
  piece: JsonPiece,
  options: ExplainOptions,
  contradictions: (value: unknown) => Finding[],
): FileFinding[] {
  const { locale = 'en' } = options;
  if (piece.text.includes(NOT_TEXT)) return atPiece(piece, [finding([], 'invalid_encoding', locale)]);
  const message = readMessage(piece.text);
  if ('code' in message) {
    const found = [finding([], message.code, locale)];
    return atPiece(message.code === 'invalid_json' ? brokenAt(piece) : piece, found);
  }
  const own = explainValue(message.value, options);
  return atPiece(piece, own.length > 0 ? own : contradictions(message.value));
}

/** A piece, moved to the character where its JSON breaks. */
function brokenAt(piece: JsonPiece): JsonPiece {
  const at = jsonBreak(piece.text);
  const before = piece.text.slice(0, at).split('\n');
  const column = (before.at(-1) ?? '').length + (before.length === 1 ? piece.column : 1);
  return { ...piece, line: piece.line + before.length - 1, column };
}

function atPiece({ line, column, element }: JsonPiece, findings: readonly Finding[]): FileFinding[] {
  return findings.map((found) => ({ line, column, ...(element !== undefined && { element }), ...found }));
}
