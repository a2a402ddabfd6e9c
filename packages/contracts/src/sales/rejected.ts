import { z } from 'zod';
import { errorCodes } from '../errors/error-codes.js';

/** Names of the headers on `sales.rejected.v1`; the value is the original record, byte for byte. */
export const rejectedHeaders = {
  code: 'vitrine-error-code',
  path: 'vitrine-error-path',
  message: 'vitrine-error-message',
  topic: 'vitrine-topic',
  partition: 'vitrine-partition',
  offset: 'vitrine-offset',
  schema: 'vitrine-schema',
  truncated: 'vitrine-truncated',
  originalBytes: 'vitrine-original-bytes',
  originalSha256: 'vitrine-original-sha256',
  file: 'vitrine-file',
  line: 'vitrine-line',
  column: 'vitrine-column',
} as const;

/** Our own import sets them on every message: file and line of the row that began it, by which a later refusal finds it. */
export const sourceHeader = 'vitrine-source';

/** The headers as UTF-8 text. */
export const rejectedHeadersSchema = z
  .object({
    'vitrine-error-code': z.enum(errorCodes),
    'vitrine-error-path': z.string().describe('JSON pointer to the field, empty for the whole message'),
    'vitrine-error-message': z.string().describe('How to fix it, in English, without values of the message'),
    'vitrine-topic': z.string(),
    'vitrine-partition': z.string().regex(/^[0-9]+$/u),
    'vitrine-offset': z.string().regex(/^[0-9]+$/u),
    'vitrine-schema': z.string().describe('The contract it was judged by, such as sales.raw.v1'),
    'vitrine-truncated': z
      .literal('true')
      .optional()
      .describe('Only the beginning of the original is left: it was larger than a broker takes'),
    'vitrine-original-bytes': z
      .string()
      .regex(/^[0-9]+$/u)
      .optional()
      .describe('How long a shortened original was'),
    'vitrine-original-sha256': z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .optional()
      .describe('Digest of a shortened original, to find it at its producer'),
    'vitrine-file': z.string().optional().describe('Of a row that an import refused: its file'),
    'vitrine-line': z
      .string()
      .regex(/^[0-9]+$/u)
      .optional()
      .describe('Of such a row: its line, 1 for the first'),
    'vitrine-column': z
      .string()
      .optional()
      .describe('Of such a row: the column to blame, empty when it is no single one'),
  })
  .describe('Why a message was refused, and where it came from')
  .meta({ id: 'RejectedHeaders' });

export type RejectedHeaders = z.output<typeof rejectedHeadersSchema>;
