import { metricTexts } from '@vitrine/metrics/words';
import type { Locale } from './locales';

interface Words {
  metrics: Record<string, string>;
  stores: { short: Record<string, string> };
}

/** The words of the screens with the names of the metrics, which the metric layer gives: whole, and short for heads of columns. */
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
