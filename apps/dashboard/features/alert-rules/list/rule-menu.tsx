'use client';

import type { AlertRule } from '@vitrine/contracts';
import { Copy, Ellipsis, History, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { MenuItem } from '@/ui/menu-item';
import { Popup } from '@/ui/popup';
import { useTellTest } from '../test/use-tell-test';
import { PauseDialog } from './pause-dialog';
import { useTellStep } from './use-tell-step';

/** What can be done with a rule, beside turning it on and off. */
export function RuleMenu({ rule }: { rule: AlertRule }) {
  const t = useTranslations('alertRules');
  const [asked, setAsked] = useState<'pause' | 'delete'>();
  const { take } = useTellStep(rule);
  const { send } = useTellTest(rule);
  const close = () => setAsked(undefined);
  const label = t('stepsOf', { name: rule.rule.name });
  return (
    <>
      <Popup
        label={label}
        align="end"
        className="w-60 p-1.5"
        trigger={
          <IconButton label={label} data-testid="rule-menu">
            <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem href={`/alerts/rules/${rule.id}/edit`} icon={Pencil}>
          {t('steps.edit')}
        </MenuItem>
        {rule.state === 'on' ? (
          <MenuItem icon={Pause} onClick={() => setAsked('pause')} testId="rule-pause">
            {t('steps.pause')}
          </MenuItem>
        ) : null}
        {rule.state === 'paused' ? (
          <MenuItem icon={Play} onClick={() => take({ pausedUntil: null }, 'resume')} testId="rule-resume">
            {t('steps.resume')}
          </MenuItem>
        ) : null}
        <MenuItem icon={Send} onClick={send} testId="rule-test">
          {t('steps.test')}
        </MenuItem>
        <MenuItem href={`/alerts/rules/new?from=${rule.id}`} icon={Copy}>
          {t('steps.duplicate')}
        </MenuItem>
        <MenuItem href={`/alerts/rules/${rule.id}/versions`} icon={History}>
          {t('steps.versions')}
        </MenuItem>
        <MenuItem icon={Trash2} onClick={() => setAsked('delete')} testId="rule-delete" isDanger>
          {t('steps.delete')}
        </MenuItem>
      </Popup>
      {asked === 'pause' ? <PauseDialog rule={rule} onClose={close} /> : null}
      {asked === 'delete' ? <DeleteDialog rule={rule} onClose={close} /> : null}
    </>
  );
}

function DeleteDialog({ rule, onClose }: { rule: AlertRule; onClose: () => void }) {
  const t = useTranslations('alertRules');
  const { step, take } = useTellStep(rule);
  return (
    <ConfirmDialog
      title={t('deleteTitle', { name: rule.rule.name })}
      verb={t('steps.delete')}
      cancel={t('cancel')}
      isDanger
      isBusy={step.isPending}
      onConfirm={() => take('delete', 'delete', onClose)}
      onClose={onClose}
    >
      <p>{t('deleteWhat')}</p>
    </ConfirmDialog>
  );
}
