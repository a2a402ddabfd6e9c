'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, inputClass } from '@/ui/field';
import { notify } from '@/ui/notices/notify';
import { WholeFault } from '@/ui/whole-fault';
import type { GivenSecret } from './secret-dialog';
import { useMakeEndpoint } from './use-endpoints';

const kinds = ['webhook', 'slack'] as const;
const EMPTY = { name: '', url: '', kind: 'webhook' as (typeof kinds)[number] };

/** Adds a webhook; the secret that it signs with is handed on to be shown once. */
export function EndpointDialog({ onClose, onSecret }: { onClose: () => void; onSecret: (given: GivenSecret) => void }) {
  const t = useTranslations('notifications.endpoints');
  const { typed, type, fault, missing, submit, isBusy } = useEndpointForm(onClose, onSecret);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('form.title')} closeLabel={t('cancel')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <WholeFault fault={fault} />
        <Field id="endpoint-name" label={t('form.name')} error={missing('name') ?? fault?.fields.name}>
          {(control) => (
            <input
              {...control}
              maxLength={120}
              value={typed.name}
              onChange={(event) => type({ name: event.target.value })}
              className={inputClass}
            />
          )}
        </Field>
        <Field id="endpoint-kind" label={t('form.kind')}>
          {(control) => (
            <select
              {...control}
              value={typed.kind}
              onChange={(event) => type({ kind: kinds.find((one) => one === event.target.value) ?? 'webhook' })}
              className={inputClass}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          id="endpoint-url"
          label={t('form.url')}
          help={t('form.urlHelp')}
          error={missing('url') ?? fault?.fields.url}
        >
          {(control) => (
            <input
              {...control}
              type="url"
              inputMode="url"
              autoComplete="off"
              value={typed.url}
              onChange={(event) => type({ url: event.target.value })}
              className={inputClass}
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" aria-busy={isBusy} data-testid="save-endpoint">
            {t('form.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useEndpointForm(onClose: () => void, onSecret: (given: GivenSecret) => void) {
  const t = useTranslations('notifications');
  const [typed, setTyped] = useState(EMPTY);
  const [isTried, setIsTried] = useState(false);
  const make = useMakeEndpoint();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    const [name, url] = [typed.name.trim(), typed.url.trim()];
    if (name === '' || url === '' || make.isPending) return;
    make.mutate(
      { name, url, kind: typed.kind },
      {
        onSuccess: ({ secret }) => {
          onClose();
          if (secret !== null) onSecret({ name, secret });
          else notify('success', t('saved'));
        },
      },
    );
  };
  return {
    typed,
    type: (change: Partial<typeof EMPTY>) => setTyped({ ...typed, ...change }),
    submit,
    fault: make.error ? explainProblem(make.error, t('offline')) : undefined,
    missing: (name: 'name' | 'url') => (isTried && typed[name].trim() === '' ? t('endpoints.form.missing') : undefined),
    isBusy: make.isPending,
  };
}
