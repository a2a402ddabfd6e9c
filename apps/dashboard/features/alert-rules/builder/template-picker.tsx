'use client';

import type { AlertTemplate } from '@vitrine/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { toLocale } from '@/i18n/locales';
import { Button } from '@/ui/button';
import { RowsSkeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { useTemplates } from '../api/use-templates';

/** The ready rules, each a card that begins the sentence; and a way past them. */
export function TemplatePicker({
  onPick,
  onBlank,
  note,
}: {
  onPick: (template: AlertTemplate) => void;
  onBlank: () => void;
  /** Why the page did not begin with what its address asked for. */
  note?: string | undefined;
}) {
  const t = useTranslations('alertRules.builder');
  const templates = useTemplates();
  return (
    <section aria-labelledby="templates-title">
      {note ? (
        <p role="status" className="mb-4 rounded-control bg-warn-soft px-3 py-2.5 text-table">
          {note}
        </p>
      ) : null}
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="templates-title" className="text-card font-semibold">
            {t('templates')}
          </h2>
          <p className="text-table text-text-2">{t('templatesLead')}</p>
        </div>
        <Button onClick={onBlank} data-testid="blank-rule">
          {t('blank')}
        </Button>
      </div>
      {templates.isPending ? (
        <RowsSkeleton rows={6} rowClass="h-20" />
      ) : templates.isError ? (
        <div className="card">
          <ReadingFailed error={templates.error} onRetry={() => void templates.refetch()} />
        </div>
      ) : (
        <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3" data-testid="templates">
          {templates.data.items.map((template) => (
            <TemplateCard key={template.id} template={template} onPick={() => onPick(template)} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The whole card is one button. */
function TemplateCard({ template, onPick }: { template: AlertTemplate; onPick: () => void }) {
  const t = useTranslations('alertRules.builder');
  const locale = toLocale(useLocale());
  return (
    <li className="flex">
      <button
        type="button"
        onClick={onPick}
        data-testid={`template-${template.id}`}
        className="card flex flex-1 flex-col gap-1 p-4 text-left transition-colors duration-150 hover:border-line-strong"
      >
        <span className="font-semibold">{template.name[locale]}</span>
        <span className="text-table text-text-2">{template.about[locale]}</span>
        <span className="mt-auto pt-2 text-table font-medium text-accent">{t('use')}</span>
      </button>
    </li>
  );
}
