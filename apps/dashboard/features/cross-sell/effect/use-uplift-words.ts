'use client';

import type { UpliftItem } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';

type TooEarly = Extract<UpliftItem, { state: 'tooEarly' }>;
type Measured = Extract<UpliftItem, { state: 'measured' }>;

/** So many are looked back on: with four, an effect of a twentieth stays unclear in most shops. The api tells of 92 days at most. */
export const MEASURED_WEEKS = 12;

/** What the suggestions brought in a sentence, and how it is known, or what is missing to know. */
export function useUpliftWords(uplift: UpliftItem): { finding: string; reason: string } {
  const t = useTranslations('crossSell.effect');
  const { formats } = useSession();
  const tooFew = ({ heldOutTickets, missingHeldOutTickets: missing }: TooEarly) =>
    missing === null
      ? ''
      : t('missingSample', {
          without: formats.figure(heldOutTickets, 'count'),
          tickets: missing,
          missing: formats.figure(missing, 'count'),
        });
  if (uplift.state === 'tooEarly')
    return {
      finding: t('tooEarly', { missing: uplift.missingDays }),
      reason: [t('tooEarlyHelp', { days: uplift.days }), tooFew(uplift)].filter(Boolean).join(' '),
    };
  const missing = ({ missingDays, missingHeldOutTickets: tickets, days: known }: Measured) => {
    if (missingDays === 0) return '';
    if (known + missingDays > 7 * MEASURED_WEEKS) return t('neverClear', { weeks: MEASURED_WEEKS });
    return t('missing', { days: missingDays, tickets: formats.figure(tickets, 'count') });
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
      missing(uplift),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** The same in a cell: what one store's suggestions brought, and how surely, or how long until that can be told. */
export function useUpliftCell(): (store: { uplift: UpliftItem; isMeasured: boolean }) => {
  value: string;
  note: string;
} {
  const t = useTranslations('crossSell.effect.cell');
  const { formats } = useSession();
  return ({ uplift, isMeasured }) => {
    if (!isMeasured) return { value: '—', note: t('off') };
    if (uplift.state === 'tooEarly') return { value: '—', note: t('tooEarly', { missing: uplift.missingDays }) };
    const { low, high } = uplift.broughtInterval;
    return {
      value: formats.signedCompact(uplift.brought),
      note: t(uplift.effect === 'unclear' ? 'unclear' : 'clear', {
        low: formats.signedCompact(low),
        high: formats.signedCompact(high),
      }),
    };
  };
}
