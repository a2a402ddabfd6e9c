'use client';

import type { UpliftItem } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';

/** What the suggestions brought in a sentence, and how it is known, or what is missing to know. */
export function useUpliftWords(uplift: UpliftItem): { finding: string; reason: string } {
  const t = useTranslations('crossSell.effect');
  const { formats } = useSession();
  if (uplift.state === 'tooEarly')
    return {
      finding: t('tooEarly', { missing: uplift.missingDays }),
      reason: t('tooEarlyHelp', { days: uplift.days }),
    };
  const money = (amount: string) => formats.figure(amount.replace('-', ''), 'money');
  const signed = (amount: string) => formats.signedMoney(amount);
  const { brought, broughtInterval, perTicket, perTicketInterval, effect, days, shownTickets, heldOutTickets } = uplift;
  return {
    finding: effect === 'unclear' ? t('unclear') : t(effect, { brought: money(brought) }),
    reason: [
      t('interval', {
        brought: signed(brought),
        low: signed(broughtInterval.low),
        high: signed(broughtInterval.high),
        perTicket: signed(perTicket),
        perLow: signed(perTicketInterval.low),
        perHigh: signed(perTicketInterval.high),
      }),
      t('measured', {
        days,
        shown: formats.figure(shownTickets, 'count'),
        without: formats.figure(heldOutTickets, 'count'),
      }),
      uplift.missingDays > 0
        ? t('missing', { days: uplift.missingDays, tickets: formats.figure(uplift.missingHeldOutTickets, 'count') })
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}
