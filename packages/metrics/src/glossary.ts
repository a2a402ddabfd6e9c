import type { MetricDefinition } from '@vitrine/contracts';
import { definitions } from './definitions.js';
import type { MetricName } from './metric-name.js';
import { metricTexts } from './words.js';

/** Every metric: names, formula, unit, the dimensions it can be split by, whether it adds up over them, how it changes. */
export function glossary(): MetricDefinition[] {
  return (Object.keys(definitions) as MetricName[]).map((id) => {
    const { unit, kind, dimensions } = definitions[id];
    return {
      id,
      name: textsOf(id, 'name'),
      formula: textsOf(id, 'formula'),
      unit,
      kind,
      dimensions: [...dimensions],
      additive: kind === 'additive',
      changesIn: unit === 'ratio' ? 'points' : 'percent',
    };
  });
}

function textsOf(id: MetricName, part: 'name' | 'formula'): MetricDefinition['name'] {
  return { 'pt-BR': metricTexts['pt-BR'][id][part], en: metricTexts.en[id][part] };
}
