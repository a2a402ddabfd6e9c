import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { createNumberText } from '@/lib/format/number-text';
import { draw, wordsOf } from '@/testing/draw';
import { aStore } from '@/testing/people';
import { conditionsOf } from '../draft/condition';
import { aDraft, drafts } from '../draft/drafts.fixture';
import { editOf, type RuleEdit, typeLevel } from '../draft/rule-edit';
import { useSpeaker } from '../sentence/use-speaker';
import { BuilderProvider } from './context/builder-context';
import { RuleSentence, SpokenSentence } from './rule-sentence';

/** The builder around a rule that nobody changes. */
function Standing({ edit, children }: { edit: RuleEdit; children: ReactNode }) {
  const speaker = useSpeaker(true);
  return (
    <BuilderProvider builder={{ edit, change: () => undefined, speaker, faultAt: () => undefined }}>
      {children}
    </BuilderProvider>
  );
}

const stores = [aStore({ id: 's1', name: 'Ibirapuera' }), aStore({ id: 's2' }), aStore({ id: 's3' })];
const drawn = (edit: RuleEdit, locale: 'pt-BR' | 'en' = 'pt-BR') =>
  draw(
    <Standing edit={edit}>
      <RuleSentence />
    </Standing>,
    { locale, stores },
  );
const spoken = (edit: RuleEdit, locale: 'pt-BR' | 'en' = 'pt-BR') =>
  wordsOf(
    draw(
      <Standing edit={edit}>
        <SpokenSentence />
      </Standing>,
      { locale, stores },
    ),
  );
const plain = (words: string) => words.replace(/\s+/g, ' ').replace(/ ([,.)])/g, '$1');

describe('the sentence of a rule', () => {
  it('reads as a person would say it, in both languages', () => {
    const edit = editOf(aDraft({ schedule: { weekdays: [1, 2, 3, 4, 5, 6], openHoursOnly: true, quiet: [] } }), true);
    expect(spoken(edit)).toBe(
      'Avise a gerência da loja quando vendas líquidas de cada loja no dia até agora ficar 30% ou mais abaixo do mesmo dia da semana anterior, se durar 15 min, seg–sáb, no horário da loja, por app, push e e-mail.',
    );
    expect(spoken(edit, 'en')).toBe(
      'Tell the store’s manager when net sales of each store today so far is 30% or more below the same weekday last week, if it lasts 15 min, Mon–Sat, in store hours, by app, push, and e-mail.',
    );
  });

  it('names the one store it is about', () => {
    expect(spoken(editOf(aDraft({ storeIds: ['s1'] }), true))).toContain('vendas líquidas de Ibirapuera no dia');
    expect(spoken(editOf(aDraft({ storeIds: ['s1', 's2', 's3'] }), true))).toContain('de cada loja (3 lojas)');
  });

  it('joins conditions by the word that joins them', () => {
    const [one] = conditionsOf(aDraft());
    if (!one) throw new Error('no condition');
    const of = [one, { kind: 'value', metric: 'tickets', window: '1h', side: 'below', warning: '12' } as const];
    expect(spoken(editOf(aDraft({ condition: { kind: 'any', of } }), true))).toContain(
      'da semana anterior ou cupons de cada loja em 1 h ficar em no máximo 12',
    );
  });

  it('says of a silence on which side it is, and of a gate no level', () => {
    const gate = { kind: 'silence', side: 'below', warning: '20', critical: '20' } as const;
    const [one] = conditionsOf(aDraft());
    if (!one) throw new Error('no condition');
    const both = editOf(aDraft({ condition: { kind: 'all', of: [one, gate] } }), true);
    expect(spoken(both)).toContain('e cada loja ficar 20 min ou menos sem vender,');
    expect(spoken(both, 'en')).toContain('and each store goes 20 min or less without a sale,');
    const two = editOf(aDraft({ condition: { kind: 'all', of: [gate, { ...gate, side: 'above' }] } }), true);
    expect(spoken(two)).toMatch(/20 min ou menos \(já crítico\).* 20 min ou mais \(já crítico\)/u);
    const alone = editOf(aDraft({ condition: { ...gate, side: 'above' } }), true);
    expect(spoken(alone)).toContain('cada loja ficar 20 min ou mais (já crítico) sem vender,');
  });

  it('says the same as plain words and as controls, whatever the rule', () => {
    fc.assert(
      fc.property(drafts, fc.constantFrom('pt-BR' as const, 'en' as const), (draft, locale) => {
        const edit = editOf(draft, true);
        expect(plain(wordsOf(drawn(edit, locale)))).toBe(plain(spoken(edit, locale)));
      }),
      { numRuns: 25 },
    );
  });

  it('is made of controls that say what they are and what is chosen', () => {
    const markup = drawn(editOf(aDraft(), true));
    expect(markup).toContain('aria-label="Métrica: vendas líquidas. Mudar"');
    expect(markup.match(/<button/g)).toHaveLength(10);
  });

  it('shows a number that is not understood as it was typed, and nothing else in its place', () => {
    const numbers = createNumberText({ locale: 'pt-BR', currency: 'BRL' });
    const edit = typeLevel(editOf(aDraft(), true), 0, 'warning', '3o', numbers);
    expect(spoken(edit)).toContain('ficar “3o”? abaixo');
    expect(spoken(edit)).not.toContain('30%');
  });
});
