'use client';

import { lengthOf } from '@vitrine/domain';
import { ArrowLeftRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { Chip } from '@/ui/chip';
import { Option } from '@/ui/option';
import { Popup } from '@/ui/popup';
import { weeksBefore } from './period';
import { compareChoices, useFilters } from './use-filters';

export function ComparePicker() {
  const t = useTranslations('filters');
  const { formats } = useSession();
  const { compareChoice, period, setFilters } = useFilters();
  // only up to a week it is last week
  const isWeeks = compareChoice === 'sameWeekday' && lengthOf(period) > 7;
  const name = isWeeks
    ? t('compareDates', { period: formats.period(weeksBefore(period)) })
    : t(`compareShort.${compareChoice}`);
  const [open, setOpen] = useState(false);
  return (
    <Popup
      label={t('compare')}
      open={open}
      onOpenChange={setOpen}
      className="w-[300px]"
      trigger={
        <Chip
          icon={ArrowLeftRight}
          isSet={compareChoice !== 'sameWeekday'}
          data-testid="compare"
          aria-label={`${t('compare')}: ${isWeeks ? name : t(`compareWith.${compareChoice}`)}`}
        >
          {name}
        </Chip>
      }
    >
      {compareChoices.map((choice) => (
        <Option
          key={choice}
          isChosen={choice === compareChoice}
          onClick={() => {
            setOpen(false);
            void setFilters({ compare: choice });
          }}
        >
          {t(choice === 'sameWeekday' && lengthOf(period) > 7 ? 'compareWeeks' : `compareWith.${choice}`)}
        </Option>
      ))}
    </Popup>
  );
}
