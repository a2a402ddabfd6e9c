import { metricTexts } from '@vitrine/metrics/words';
import type { Locale } from './locales';

interface Words {
  metrics: Record<string, string>;
  stores: { short: Record<string, string> };
}

/** Adds to the words of the screens the names of the metrics from the metric layer: whole, and short for heads of columns. */
export function withMetricNames<Own extends Words>(own: Own, locale: Locale): Own {
  const texts = Object.entries(metricTexts[locale]);
  const names = Object.fromEntries(texts.map(([id, { name }]) => [id, name]));
  const short = Object.fromEntries(texts.map(([id, { name, short = name }]) => [id, short]));
  return {
    ...own,
    metrics: { ...names, ...own.metrics },
    stores: { ...own.stores, short: { ...short, ...own.stores.short } },
  };
}
