'use client';

import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, inputClass } from '@/ui/field';
import { notify } from '@/ui/notices/notify';

export interface GivenSecret {
  name: string;
  secret: string;
}

/** The one time a webhook's secret is on a screen. */
export function SecretDialog({ given: { name, secret }, onClose }: { given: GivenSecret; onClose: () => void }) {
  const t = useTranslations('notifications.endpoints.secret');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      notify('success', t('copied'));
    } catch {
      notify('message', t('copyFailed'));
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title', { name })} closeLabel={t('close')}>
      <p className="mb-4 text-text-2">{t('what')}</p>
      <Field id="endpoint-secret" label={t('label')}>
        {(control) => (
          <input
            {...control}
            readOnly
            value={secret}
            data-testid="endpoint-secret"
            onFocus={(event) => event.target.select()}
            className={inputClass}
          />
        )}
      </Field>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={() => void copy()}>
          <Copy size={16} strokeWidth={1.75} aria-hidden />
          {t('copy')}
        </Button>
        <Button look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}
