import { describe, expect, it } from '@jest/globals';
import type { AlertRuleDraft } from '@vitrine/contracts';
import type { ReactNode } from 'react';
import { draw, wordsOf } from '@/testing/draw';
import { aRuleMaker, aStore } from '@/testing/people';
import { aDraft } from '../draft/drafts.fixture';
import { editOf } from '../draft/rule-edit';
import { useSpeaker } from '../sentence/use-speaker';
import { BuilderProvider } from './context/builder-context';
import { RuleSteps } from './rule-steps';

function Standing({ draft, children }: { draft: AlertRuleDraft; children: ReactNode }) {
  const speaker = useSpeaker(true);
  const builder = { edit: editOf(draft, true), change: () => undefined, speaker, faultAt: () => undefined };
  return <BuilderProvider builder={builder}>{children}</BuilderProvider>;
}

describe('stores with people of their own', () => {
  const overrides = [{ storeId: 's1', personIds: ['01990000-0000-7000-8000-00000000000a'] }];
  const routing = (of: typeof overrides) => ({ routing: { ...aDraft().routing, overrides: of } });
  const maker = aRuleMaker();
  const whoListsPeople = { ...maker, permissions: [...maker.permissions, 'users:manage' as const] };
  const drawn = (draft: AlertRuleDraft, me = maker, locale: 'pt-BR' | 'en' = 'pt-BR') =>
    draw(
      <Standing draft={draft}>
        <RuleSteps step="who" isMore />
      </Standing>,
      { me, locale, stores: [aStore({ id: 's1' }), aStore({ id: 's2' })] },
    );

  it('are chosen by who may list people, and told to who may not', () => {
    expect(drawn(aDraft(), whoListsPeople)).toContain('data-testid="row-overrides"');
    expect(wordsOf(drawn(aDraft(routing(overrides)), whoListsPeople))).toContain('em 1 loja');
    expect(wordsOf(drawn(aDraft(routing(overrides)), maker, 'en'))).toContain('Other people in some stores in 1 store');
    expect(drawn(aDraft(routing(overrides)))).not.toContain('row-overrides');
    expect(wordsOf(drawn(aDraft()))).not.toContain('Outras pessoas');
  });

  it('are not asked for where a rule is about no single store', () => {
    expect(drawn(aDraft({ grain: 'network' }), whoListsPeople)).not.toContain('row-overrides');
  });
});
