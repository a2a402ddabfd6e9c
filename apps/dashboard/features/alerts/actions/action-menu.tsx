'use client';

import type { Alert } from '@vitrine/contracts';
import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { IconButton } from '@/ui/button';
import { MenuItem } from '@/ui/menu-item';
import { Popup } from '@/ui/popup';
import { useBilingual } from '../words/use-bilingual';
import { useBegin } from './act-context';
import { actionIcons } from './action-icons';
import { offeredActions } from './offered-actions';

/** Everything that can be done with an alert: the twin of swipes and keys. */
export function ActionMenu({ alert }: { alert: Alert }) {
  const t = useTranslations('alerts');
  const { me } = useSession();
  const begin = useBegin();
  const label = t('menuOf', { headline: useBilingual()(alert.headline) });
  return (
    <Popup
      label={label}
      align="end"
      className="w-60 p-1.5"
      trigger={
        <IconButton label={label} title={t('menu')} data-testid="alert-menu">
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
        </IconButton>
      }
    >
      {offeredActions(alert, me).map((action) => (
        <MenuItem
          key={action}
          icon={actionIcons[action]}
          onClick={() => begin(action, [alert])}
          testId={`do-${action}`}
        >
          {t(`actions.${action}`)}
        </MenuItem>
      ))}
    </Popup>
  );
}
