import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { refusalHeaders } from '@vitrine/consumer/dead-letter';
import {
  type ErrorCode,
  errorText,
  faultTexts,
  type ReadFault,
  rejectedHeaders,
  shownAt,
  topics,
} from '@vitrine/contracts';
import { maskFileName, maskPayload, maskSource } from '@vitrine/privacy';
import type { DeadLetterRow, DeadLetters } from '@vitrine/warehouse';
import type { Row } from '../expression/row.js';
import type { Refusal } from '../mapping/outcome.js';
import type { Outbox } from './outbox.js';

const BATCH = 500;

export interface RejectedExample extends Refusal {
  readonly file: string;
  readonly line: number;
  /** What the reading found, beyond the code. */
  readonly fault?: Pick<ReadFault, 'text' | 'values'>;
}

/**
 * Sends rows that cannot become events, as they stand in the file, to `sales.rejected.v1` and never to `sales.raw.v1`. The headers have
 * file, line and column. Masked, they also go to the table that people read, where the same row again changes nothing.
 */
export class RejectedRows {
  readonly byCode = new Map<ErrorCode, number>();
  /** The first ones, for the summary. */
  readonly examples: RejectedExample[] = [];
  private waiting: DeadLetterRow[] = [];

  constructor(
    private readonly tenantId: string,
    private readonly outbox: Outbox,
    private readonly deadLetters: DeadLetters | null,
    private readonly now: () => number,
  ) {}

  get count(): number {
    return [...this.byCode.values()].reduce((sum, count) => sum + count, 0);
  }

  add(path: string, columns: readonly string[], row: Row, refusal: Refusal, schema: string): void {
    const { code, path: pointer, column, text } = refusal;
    const fault = row.fault ?? (text && { text, values: {} });
    const file = basename(path);
    const shownFile = shownFileName(file);
    this.byCode.set(code, (this.byCode.get(code) ?? 0) + 1);
    if (this.examples.length < 5) this.examples.push({ file, line: row.line, ...refusal, ...(fault && { fault }) });
    const message = text === undefined ? errorText(code, 'en') : `${errorText(code, 'en')} (${faultTexts.en[text]})`;
    this.outbox.add({
      topic: topics.salesRejected,
      key: `${this.tenantId}:import`,
      value: row.raw,
      headers: {
        ...refusalHeaders({
          rejected: { code, path: pointer, message },
          topic: `import:${file}`,
          partition: 0,
          offset: String(row.line),
          contract: schema,
        }),
        [rejectedHeaders.file]: file,
        [rejectedHeaders.line]: String(row.line),
        [rejectedHeaders.column]: column,
      },
    });
    this.waiting.push({
      tenantId: this.tenantId,
      storeId: '',
      receivedAtMs: this.now(),
      topic: `import:${shownFile}`,
      partition: 0,
      offset: row.line,
      code,
      path: pointer,
      message,
      eventId: '',
      ticketId: '',
      // Of a file only the column to blame is known, by the field that it fills.
      maskedPayload: maskPayload(
        JSON.stringify(Object.fromEntries(row.fields.map((value, at) => [columns[at] ?? `${at + 1}`, value]))),
        { [column]: shownAt(pointer) ?? {} },
      ),
      source: maskSource(`${file}:${row.line}${column === '' ? '' : `:${column}`}`),
    });
  }

  /** Awaited between batches of rows. */
  async settle(isLast = false): Promise<void> {
    while (this.waiting.length >= BATCH || (isLast && this.waiting.length > 0)) {
      const rows = this.waiting.splice(0, BATCH);
      const digest = createHash('sha1');
      for (const row of rows) digest.update(`${row.source}\n${row.code}\n${row.maskedPayload}\n`);
      await this.deadLetters?.appendNew(rows, `import:${this.tenantId}:${digest.digest('base64url')}`);
    }
  }
}

/** A name that may be a person's is masked; a short digest keeps the rows of two such files apart. */
function shownFileName(file: string): string {
  const shown = maskFileName(file);
  return shown === file ? file : `${shown} ${createHash('sha256').update(file).digest('hex').slice(0, 6)}`;
}
