'use client';

import type { PasswordLink } from '@vitrine/contracts';
import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, inputClass } from '@/ui/field';
import { notify } from '@/ui/notices/notify';

export interface GivenLink extends PasswordLink {
  name: string;
}

/** The one time a link is on a screen. Its maker hands it over; the dashboard sends nothing. */
export function LinkDialog({ given, onClose }: { given: GivenLink; onClose: () => void }) {
  const t = useTranslations('settings.link');
  const { formats } = useSession();
  const address = `${window.location.origin}/set-password#${given.token}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      notify('success', t('copied'));
    } catch {
      notify('message', t('copyFailed'));
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name: given.name })}
      closeLabel={t('close')}
    >
      <p className="mb-4 text-text-2">{t('what', { until: formats.moment(given.expiresAt) })}</p>
      <Field id="password-link" label={t('label')}>
        {(control) => (
          <input
            {...control}
            readOnly
            value={address}
            data-testid="password-link"
            onFocus={(event) => event.target.select()}
            className={inputClass}
          />
        )}
      </Field>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('close')}</Button>
        <Button look="primary" onClick={() => void copy()}>
          <Copy size={16} strokeWidth={1.75} aria-hidden />
          {t('copy')}
        </Button>
      </div>
    </Dialog>
  );
}
