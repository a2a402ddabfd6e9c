import type { MetricDefinition } from '@vitrine/contracts';
import { definitions } from './definitions.js';
import { en } from './messages/en.js';
import { ptBR } from './messages/pt-BR.js';
import type { MetricName } from './metric-name.js';

/** A metric in words, for the glossary page, the API's documentation and tooltips. */
export type GlossaryEntry = Omit<MetricDefinition, 'id'> & { readonly id: MetricName };

/** Every metric: names, formula, unit, the dimensions it can be split by, and whether it adds up over them. */
export function glossary(): GlossaryEntry[] {
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
    };
  });
}
