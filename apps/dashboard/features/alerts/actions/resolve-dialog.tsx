'use client';

import type { AlertAction } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, inputClass } from '@/ui/field';
import { Option } from '@/ui/option';
import type { ActDialog } from './act-context';

type Cause = NonNullable<AlertAction['cause']>;
/** That it went by itself is for the rule to say. */
const causes = ['fixed', 'expected', 'dataError', 'noAction', 'other'] as const satisfies readonly Cause[];

/** What was it? The cause, and a word for those who see it next. */
export function ResolveDialog({ targets, isBusy, close, send }: ActDialog<{ cause: Cause; comment?: string }>) {
  const t = useTranslations('alerts');
  const [cause, setCause] = useState<Cause>();
  const [comment, setComment] = useState('');
  const [isAsked, setAsked] = useState(false);
  const resolve = () => {
    setAsked(true);
    const said = comment.trim();
    if (cause && !isBusy) send({ cause, ...(said === '' ? {} : { comment: said }) });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t('resolve.title', { count: targets.length })}
      closeLabel={t('cancel')}
      className="md:w-[460px]"
    >
      <fieldset>
        <legend className="mb-1.5 text-table font-medium">{t('resolve.cause')}</legend>
        {causes.map((one) => (
          <Option key={one} isChosen={cause === one} onClick={() => setCause(one)} data-testid={`cause-${one}`}>
            {t(`causes.${one}`)}
          </Option>
        ))}
        {isAsked && !cause ? (
          <p role="alert" className="mt-1 text-hint text-critical">
            {t('resolve.causeMissing')}
          </p>
        ) : null}
      </fieldset>
      <Field id="resolve-comment" label={t('resolve.comment')} help={t('resolve.commentHelp')} className="mt-3">
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={1_000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            className={`${inputClass} h-auto! py-2`}
          />
        )}
      </Field>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={close}>{t('cancel')}</Button>
        <Button look="primary" onClick={resolve} aria-busy={isBusy} data-testid="resolve-confirm">
          {t('actions.resolve')}
        </Button>
      </div>
    </Dialog>
  );
}
