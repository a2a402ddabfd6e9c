import { fillIn } from '@vitrine/messages';
import { z } from 'zod';
import type { Locale } from '../messages/error-text.js';
import { type ExpectedText, expectedTexts } from '../messages/expected.js';
import type { Place } from './finding.js';

/** The sentence on what the schema wants at a place of the value; undefined where the schema has nothing to say. */
export function expectedAt(schema: z.ZodType, value: unknown, place: Place, locale: Locale): string | undefined {
  let current: z.ZodType | undefined = schema;
  let at = value;
  for (const step of place) {
    current = current && childOf(bare(current), at, step);
    at = (at as Record<PropertyKey, unknown> | undefined)?.[step];
  }
  return current && sentenceFor(bare(current), locale);
}

/** Without what makes a field optional. */
function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? bare(schema.unwrap() as z.ZodType)
    : schema;
}

function childOf(schema: z.ZodType, value: unknown, step: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodObject) return schema.shape[String(step)] as z.ZodType | undefined;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = schema.options as readonly z.ZodType[];
    const chosen = options.find((option) => typeOf(option) === (value as { type?: unknown }).type);
    return chosen && childOf(chosen, value, step);
  }
  return undefined;
}

/** The literal that a union member carries as `type`. */
function typeOf(option: z.ZodType): unknown {
  const literal = option instanceof z.ZodObject ? option.shape.type : undefined;
  return literal instanceof z.ZodLiteral ? literal.value : undefined;
}

function sentenceFor(schema: z.ZodType, locale: Locale): string | undefined {
  const texts = expectedTexts[locale];
  if (schema instanceof z.ZodEnum) return fillIn(texts.oneOf, { values: schema.options.join(', ') });
  const key = schema instanceof z.ZodString ? schema.meta()?.title : keyOf(schema);
  return key !== undefined && key in texts ? texts[key as ExpectedText] : undefined;
}

function keyOf(schema: z.ZodType): ExpectedText | undefined {
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'wholeNumber' : 'number';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodArray) return 'list';
  return schema instanceof z.ZodObject ? 'object' : undefined;
}
