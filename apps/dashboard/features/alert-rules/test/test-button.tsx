'use client';

import type { AlertRule } from '@vitrine/contracts';
import { Send } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { useSayTo, useTellTest } from './use-tell-test';

/** Sends a test of the rule as it is saved; below stands to whom, with the way to what became of it. */
export function TestButton({ rule }: { rule: Pick<AlertRule, 'id'> }) {
  const t = useTranslations('alertRules');
  const { send, test } = useTellTest(rule);
  return (
    <>
      <Button onClick={send} aria-busy={test.isPending} data-testid="test-rule">
        <Send size={16} strokeWidth={1.75} aria-hidden />
        {t('steps.test')}
      </Button>
      <p className="basis-full text-hint text-text-2">{t('test.what')}</p>
      {test.data ? <Sent to={test.data.to} /> : null}
    </>
  );
}

function Sent({ to }: { to: Parameters<ReturnType<typeof useSayTo>>[0] }) {
  const t = useTranslations('alertRules');
  const sayTo = useSayTo();
  return (
    <p className="basis-full text-table" role="status" data-testid="test-sent">
      {t('test.sent', { to: sayTo(to) })}{' '}
      <Link href="/alerts/deliveries" className="font-medium text-accent underline underline-offset-4">
        {t('test.deliveries')}
      </Link>
    </p>
  );
}
