import type { MetricId } from '@vitrine/contracts';
import { glossary } from '@vitrine/metrics';
import type { Saying } from './saying.js';

const units = new Map(glossary().map(({ id, unit }) => [id, unit]));

/** A threshold that is a figure of the metric: `R$ 1.500,00`, `12,5%`, `40`. */
export function writeFigure(text: string, metric: MetricId, saying: Saying): string {
  const unit = units.get(metric);
  if (unit === 'money') return writeMoney(text, saying);
  return unit === 'ratio' ? writeShare(text, saying) : writeNumber(text, saying);
}

export function writeMoney(text: string, { locale, names }: Saying): string {
  const form = { style: 'currency', currency: names.currency, maximumFractionDigits: 6 } as const;
  return new Intl.NumberFormat(locale, form).format(exact(text));
}

export function writeShare(text: string, { locale }: Saying): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 6 }).format(exact(text));
}

export function writeNumber(text: string, { locale }: Saying): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(exact(text));
}

/** Intl takes decimal text digit by digit. */
const exact = (text: string): number => text as unknown as number;

/** The threshold without its sign. */
export const sizeOf = (text: string): string => text.replace(/^-/u, '');
