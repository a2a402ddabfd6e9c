'use client';

import type { AlertRuleDraft, AlertTemplate } from '@vitrine/contracts';
import { useRouter, useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { toLocale } from '@/i18n/locales';
import { managesRules } from '@/lib/access';
import { Button } from '@/ui/button';
import { notify } from '@/ui/notices/notify';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton } from '@/ui/skeleton';
import { NotAllowed } from '@/ui/states';
import { useMakeRule, useRule } from '../api/use-rules';
import { useTemplates } from '../api/use-templates';
import { BackToRules } from '../back-to-rules';
import { readAsked } from '../draft/ask-address';
import { draftAbout } from '../draft/prefill';
import { useUnsold } from '../preview/use-unsold';
import { RuleBuilder, type SaveHow } from './rule-builder';
import { TemplatePicker } from './template-picker';

/** A rule from a template, from a figure's bell, from another rule, or from nothing. */
export function NewRuleScreen() {
  const { me } = useSession();
  return managesRules(me) ? <NewRule /> : <NotAllowed isPage className="min-h-[60dvh]" />;
}

function NewRule() {
  const t = useTranslations('alertRules.builder');
  const begun = useBeginning();
  return (
    <>
      <BackToRules />
      <PageHead title={t('titleNew')} subtitle={t('lead')}>
        {begun.draft ? (
          <Button look="quiet" onClick={begun.drop}>
            {t('otherTemplate')}
          </Button>
        ) : null}
      </PageHead>
      {begun.isReading ? (
        <div className="card p-4">
          <RowsSkeleton rows={4} rowClass="h-14" />
        </div>
      ) : begun.draft ? (
        <Writing key={begun.key} initial={begun.draft} />
      ) : (
        <TemplatePicker onPick={begun.pick} onBlank={begun.blank} note={begun.note} />
      )}
    </>
  );
}

const BLANK = { metric: 'netSales', grain: 'store', storeIds: [] } as const;

/** What the rule begins as: what was picked here, else what the address asks for. */
function useBeginning() {
  const t = useTranslations('alertRules.builder');
  const search = useSearchParams();
  const [picked, setPicked] = useState<{ draft: AlertRuleDraft | null } | null>(null);
  const [wantedTemplate, from] = [search.get('template'), search.get('from')];
  const templates = useTemplates();
  const other = useRule(from);
  const locale = toLocale(useLocale());
  const named = ({ rule, name }: AlertTemplate): AlertRuleDraft => ({ ...rule, name: name[locale] });
  const pick = (template: AlertTemplate) => setPicked({ draft: named(template) });
  const choices = {
    pick,
    blank: () => setPicked({ draft: draftAbout(BLANK) }),
    drop: () => setPicked({ draft: null }),
  };
  if (picked)
    return {
      ...choices,
      key: picked.draft?.template ?? 'blank',
      draft: picked.draft,
      isReading: false,
      note: undefined,
    };
  if (from !== null) {
    const draft = other.data ? copyOf(other.data.rule) : null;
    return {
      ...choices,
      key: from,
      draft,
      isReading: other.isPending,
      note: other.isError ? t('ruleGone') : undefined,
    };
  }
  if (wantedTemplate !== null) {
    const found = templates.data?.items.find(({ id }) => id === wantedTemplate);
    const note = templates.data && !found ? t('templateUnknown') : undefined;
    return {
      ...choices,
      key: wantedTemplate,
      draft: found ? named(found) : null,
      isReading: templates.isPending,
      note,
    };
  }
  const asked = readAsked(search);
  const note = search.has('metric') && !asked ? t('figureUnknown') : undefined;
  return { ...choices, key: 'asked', draft: asked ? draftAbout(asked) : null, isReading: false, note };
}

/** A copy is a rule of its own: its name follows what it says until somebody names it. */
function copyOf(draft: AlertRuleDraft): AlertRuleDraft {
  return { ...draft, name: '' };
}

function Writing({ initial }: { initial: AlertRuleDraft }) {
  const t = useTranslations('alertRules');
  const sayUnsold = useUnsold();
  const router = useRouter();
  const make = useMakeRule();
  const onSave = (rule: AlertRuleDraft, how: SaveHow) => {
    // Saved once: the page stands a moment longer until the list is there.
    if (make.isPending || make.isSuccess) return;
    const state = how === 'draft' ? 'draft' : 'on';
    make.mutate(
      { rule, state },
      {
        onSuccess: ({ overlaps, unsold }) => {
          notify('success', t(state === 'on' ? 'done.savedOn' : 'done.draft'));
          if (overlaps.length > 0)
            notify('warning', t('builder.overlapSaved', { names: overlaps.map(({ name }) => name).join(', ') }));
          if (unsold.length > 0) notify('warning', sayUnsold(unsold));
          router.push('/alerts/rules');
        },
      },
    );
  };
  return (
    <RuleBuilder
      initial={initial}
      isOwn
      onSave={onSave}
      error={make.error}
      actions={(save) => (
        <>
          <Button look="primary" onClick={() => save('on')} aria-busy={make.isPending} data-testid="save-on">
            {t('builder.saveOn')}
          </Button>
          <Button onClick={() => save('draft')} data-testid="save-draft">
            {t('builder.saveDraft')}
          </Button>
        </>
      )}
    />
  );
}
