'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/ui/button';
import { Field, inputClass } from '@/ui/field';
import { useAct } from '../api/use-act';

/** A word for those who see it next. It stays in the box until it was taken. */
export function CommentForm({ id }: { id: string }) {
  const t = useTranslations('alerts.comment');
  const act = useAct();
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const comment = text.trim();
    setEmpty(comment === '');
    if (comment === '' || act.isPending) return;
    act.mutate({ ids: [id], act: { action: 'comment', comment } }, { onSuccess: () => setText('') });
  };
  return (
    <form onSubmit={send} className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
      <Field id="alert-comment" label={t('label')} error={isEmpty ? t('missing') : undefined}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={1_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={`${inputClass} h-auto! py-2`}
          />
        )}
      </Field>
      <Button type="submit" className="self-end" aria-busy={act.isPending} data-testid="comment-send">
        {t('send')}
      </Button>
    </form>
  );
}
