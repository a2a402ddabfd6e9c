'use client';

import { ArrowLeftRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Chip } from '@/ui/chip';
import { Option } from '@/ui/option';
import { Popup } from '@/ui/popup';
import { compareChoices, useFilters } from './use-filters';

export function ComparePicker() {
  const t = useTranslations('filters');
  const { compareChoice, setFilters } = useFilters();
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
          aria-label={`${t('compare')}: ${t(`compareWith.${compareChoice}`)}`}
        >
          {t(`compareShort.${compareChoice}`)}
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
          {t(`compareWith.${choice}`)}
        </Option>
      ))}
    </Popup>
  );
}
