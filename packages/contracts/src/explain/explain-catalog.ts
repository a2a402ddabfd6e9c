import { type CatalogEvent, catalogSchema } from '../catalog/catalog.js';
import { EARLIEST_DAY, LATEST_DAY } from '../catalog/limits.js';
import type { Locale } from '../errors/error-text.js';
import { explainShape } from './explain-shape.js';
import { type Finding, finding } from './finding.js';

/** Everything wrong with a catalogue entry; an empty list means it fits the contract. */
export function explainCatalog(value: unknown, { locale = 'en' }: { readonly locale?: Locale } = {}): Finding[] {
  const shape = explainShape(catalogSchema, value, locale);
  return shape.length > 0 ? shape : explainFields(catalogSchema.parse(value), locale);
}

function explainFields(event: CatalogEvent, locale: Locale): Finding[] {
  if (event.type === 'store' && !isTimeZone(event.timeZone))
    return [finding(['timeZone'], 'unknown_time_zone', locale)];
  if (event.type === 'promotion' && event.to < event.from) return [finding(['to'], 'invalid_period', locale)];
  if (event.type === 'target' && (event.day < EARLIEST_DAY || event.day > LATEST_DAY))
    return [finding(['day'], 'invalid_value', locale)];
  return [];
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}
