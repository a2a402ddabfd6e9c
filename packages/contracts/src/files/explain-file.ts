import type { ExplainOptions } from '../explain/explain-ticket.js';
import type { ReadAs } from '../read-as.js';
import { JsonPieces } from '../reading/json-pieces.js';
import { LinePieces } from '../reading/line-pieces.js';
import { explainCsv } from './explain-csv.js';
import { explainPieces } from './explain-pieces.js';
import type { FileReport } from './file-report.js';

export interface FileOptions extends ExplainOptions {
  /** For messages. */
  readonly file?: string;
  /** The encoding that the text was in; UTF-8 when absent. */
  readonly encoding?: string;
}

/**
 * Checks the text of a whole file, read as an import reads it. It is a JSON list or object, one JSON object per line, or CSV with a row
 * per ticket line. Beyond each message alone it finds three faults. A ticket contradicts an earlier one of the file, the file was cut off,
 * or bytes were not in its encoding (U+FFFD).
 */
export function explainFile(text: string, format: ReadAs['format'], options: FileOptions = {}): FileReport {
  const readAs: ReadAs = { format, encoding: options.encoding ?? 'utf-8' };
  const { file = '' } = options;
  const unmarked = text.replace(/^\uFEFF+/u, '');
  switch (format) {
    case 'json':
      return explainPieces(unmarked, new JsonPieces(file), readAs, options);
    case 'ndjson':
      return explainPieces(unmarked, new LinePieces(file), readAs, options);
    case 'csv':
      return explainCsv(unmarked, readAs, options);
    default:
      return format satisfies never;
  }
}
