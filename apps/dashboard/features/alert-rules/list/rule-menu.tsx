'use client';

import type { AlertRule } from '@vitrine/contracts';
import { Copy, Ellipsis, History, type LucideIcon, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { IconButton } from '@/ui/button';
import { cn } from '@/ui/cn';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Popup, PopupClose } from '@/ui/popup';
import { PauseDialog } from './pause-dialog';
import { useTellStep } from './use-tell-step';

const item =
  'flex min-h-9 w-full items-center gap-2.5 rounded-[6px] px-2.5 text-left text-body hover:bg-sunken max-md:min-h-11';

/** What can be done with a rule, beside turning it on and off. */
export function RuleMenu({ rule }: { rule: AlertRule }) {
  const t = useTranslations('alertRules');
  const [asked, setAsked] = useState<'pause' | 'delete'>();
  const { take } = useTellStep(rule);
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
        <LinkItem href={`/alerts/rules/${rule.id}/edit`} icon={Pencil}>
          {t('steps.edit')}
        </LinkItem>
        {rule.state === 'on' ? (
          <Item icon={Pause} onClick={() => setAsked('pause')} testId="pause">
            {t('steps.pause')}
          </Item>
        ) : null}
        {rule.state === 'paused' ? (
          <Item icon={Play} onClick={() => take({ pausedUntil: null }, 'resume')} testId="resume">
            {t('steps.resume')}
          </Item>
        ) : null}
        <LinkItem href={`/alerts/rules/new?from=${rule.id}`} icon={Copy}>
          {t('steps.duplicate')}
        </LinkItem>
        <LinkItem href={`/alerts/rules/${rule.id}/versions`} icon={History}>
          {t('steps.versions')}
        </LinkItem>
        <Item icon={Trash2} onClick={() => setAsked('delete')} testId="delete" isDanger>
          {t('steps.delete')}
        </Item>
      </Popup>
      {asked === 'pause' ? <PauseDialog rule={rule} onClose={close} /> : null}
      {asked === 'delete' ? <DeleteDialog rule={rule} onClose={close} /> : null}
    </>
  );
}

function Item({
  icon: Icon,
  children,
  onClick,
  testId,
  isDanger = false,
}: {
  icon: LucideIcon;
  children: ReactNode;
  onClick: () => void;
  testId: string;
  isDanger?: boolean;
}) {
  return (
    <PopupClose asChild>
      <button
        type="button"
        onClick={onClick}
        data-testid={`rule-${testId}`}
        className={cn(item, isDanger && 'text-critical')}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        {children}
      </button>
    </PopupClose>
  );
}

function LinkItem({ href, icon: Icon, children }: { href: string; icon: LucideIcon; children: ReactNode }) {
  return (
    <PopupClose asChild>
      <Link href={href} className={item}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        {children}
      </Link>
    </PopupClose>
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
