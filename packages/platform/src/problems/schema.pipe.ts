import { type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { fieldErrors } from './field-errors.js';
import { ProblemError } from './problem-error.js';
import { sampleAt } from './sample-of.js';
import { unfitErrors } from './unfit-values.js';

const CODES: Record<string, string> = { body: 'invalid_body', query: 'invalid_query', param: 'invalid_path' };

/** Checks a parameter against the zod schema given in its decorator (`@Body({ schema })`) and hands on zod's output. */
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const base = metadata.data === undefined ? [] : [metadata.data];
    if (metadata.type !== 'custom') refuseUnfit(value, metadata.type, base);
    const schema = metadata.schema;
    if (!(schema instanceof z.ZodType)) return value;
    const result = schema.safeParse(value ?? (metadata.type === 'body' ? undefined : {}));
    if (result.success) return result.data;
    throw new ProblemError(400, CODES[metadata.type] ?? 'bad_request', {
      errors: fieldErrors(result.error.issues, base, (path) => sampleAt(schema, path.slice(base.length))),
    });
  }
}

/** Before any schema looks at it, and where there is none. */
function refuseUnfit(value: unknown, type: string, base: readonly string[]): void {
  const errors = unfitErrors(value, base);
  if (errors.length > 0) throw new ProblemError(400, CODES[type] ?? 'bad_request', { errors });
}
