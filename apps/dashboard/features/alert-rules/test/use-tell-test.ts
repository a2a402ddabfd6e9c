'use client';

import type { AlertRule, AlertRuleTest } from '@vitrine/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { explainProblem } from '@/lib/api/explain-problem';
import { notify } from '@/ui/notices/notify';
import { useTestRule } from '../api/use-rules';

/** Sends a test of a rule, and says to whom it is on its way, or why it is not. */
export function useTellTest(rule: Pick<AlertRule, 'id'>) {
  const t = useTranslations('alertRules');
  const sayTo = useSayTo();
  const test = useTestRule(rule);
  const send = () => {
    if (test.isPending) return;
    test.mutate(undefined, {
      onSuccess: ({ to }) => notify('success', t('test.sent', { to: sayTo(to) })),
      onError: (error) => notify('error', explainProblem(error, t('offline')).sentence),
    });
  };
  return { send, test };
}

/** `você (app e e-mail) e ERP (webhook)` */
export function useSayTo() {
  const t = useTranslations('alertRules');
  const { me } = useSession();
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  return (to: AlertRuleTest['to']): string => {
    const byRecipient = new Map<string, AlertRuleTest['to']>();
    for (const one of to) byRecipient.set(one.recipient.id, [...(byRecipient.get(one.recipient.id) ?? []), one]);
    return list.format(
      [...byRecipient.values()].map((messages) => {
        const { id, name } = messages[0]?.recipient ?? { id: '', name: '' };
        const by = list.format(messages.map(({ channel }) => t(`channels.${channel}`)));
        return t('test.recipient', { name: id === me.user.id ? t('test.you') : name, by });
      }),
    );
  };
}
