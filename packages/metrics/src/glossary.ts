import type { MetricDefinition } from '@vitrine/contracts';
import { definitions } from './definitions.js';
import { en } from './messages/en.js';
import { ptBR } from './messages/pt-BR.js';
import type { MetricName } from './metric-name.js';

/** Every metric: names, formula, unit, the dimensions it can be split by, whether it adds up over them, how it changes. */
export function glossary(): MetricDefinition[] {
  return (Object.keys(definitions) as MetricName[]).map((id) => {
    const { unit, kind, dimensions } = definitions[id];
    return {
      id,
      name: { 'pt-BR': ptBR[id].name, en: en[id].name },
      formula: { 'pt-BR': ptBR[id].formula, en: en[id].formula },
      unit,
      kind,
      dimensions: [...dimensions],
      additive: kind === 'additive',
      changesIn: unit === 'ratio' ? 'points' : 'percent',
    };
  });
}
