'use client';

import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useSession } from '@/features/session/session-context';
import type { Period } from '@/lib/api/types';
import { Button, IconButton } from '@/ui/button';
import { Chip } from '@/ui/chip';
import { Option } from '@/ui/option';
import { Popup } from '@/ui/popup';
import { isPreset, isShowable, movePeriod, periodOf, presets } from './period';
import { useFilters } from './use-filters';

/** Today, a preset or any two dates; the arrows step by the period's own length. */
export function PeriodPicker() {
  const t = useTranslations('filters');
  const { period, today, usualPeriod, setFilters } = useFilters();
  const choose = (text: string) => void setFilters({ period: text === usualPeriod ? null : text });
  const step = (direction: 1 | -1) => choose(nameOf(movePeriod(period, direction), today));
  return (
    <div className="flex shrink-0 items-center">
      <IconButton label={t('previousStep')} onClick={() => step(-1)} className="max-md:hidden">
        <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <PeriodChoice onChoose={choose} />
      <IconButton
        label={t('nextStep')}
        onClick={() => step(1)}
        disabled={period.to >= today}
        className="disabled:opacity-40 max-md:hidden"
      >
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </div>
  );
}

function PeriodChoice({ onChoose }: { onChoose: (text: string) => void }) {
  const t = useTranslations('filters');
  const { formats } = useSession();
  const { period, periodText, usualPeriod, today } = useFilters();
  const [open, setOpen] = useState(false);
  const name = isPreset(periodText) ? t(`presets.${periodText}`) : formats.period(period);
  const choose = (text: string) => {
    setOpen(false);
    onChoose(text);
  };
  return (
    <Popup
      label={t('period')}
      open={open}
      onOpenChange={setOpen}
      className="w-[280px]"
      trigger={
        <Chip
          icon={CalendarDays}
          isSet={periodText !== usualPeriod}
          data-testid="period"
          aria-label={`${t('period')}: ${name}`}
        >
          {name}
        </Chip>
      }
    >
      {presets.map((preset) => (
        <Option key={preset} isChosen={periodText === preset} onClick={() => choose(preset)}>
          <span className="flex justify-between gap-3">
            {t(`presets.${preset}`)}
            <span className="tabular text-hint leading-5 text-text-3">{formats.period(periodOf(preset, today))}</span>
          </span>
        </Option>
      ))}
      <CustomDates period={period} latest={today} onChoose={(text) => choose(nameOf(text, today))} />
    </Popup>
  );
}

/** Today and yesterday keep their names, so that a link made today shows today tomorrow as well. */
function nameOf(text: string, today: string): string {
  const wanted = periodOf(text, today);
  return (
    (['today', 'yesterday'] as const).find((preset) => {
      const { from, to } = periodOf(preset, today);
      return from === wanted.from && to === wanted.to;
    }) ?? text
  );
}

function CustomDates({
  period: { from, to },
  latest,
  onChoose,
}: {
  period: Period;
  latest: string;
  onChoose: (text: string) => void;
}) {
  const t = useTranslations('filters');
  const [dates, setDates] = useState({ from, to });
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isValid = isShowable(dates);
    setIsWrong(!isValid);
    if (isValid) onChoose(`${dates.from}..${dates.to}`);
  };
  return (
    <form className="mt-2 border-t border-line px-2 pb-1 pt-3" onSubmit={submit}>
      <p className="mb-2 text-hint font-medium text-text-3">{t('presets.custom')}</p>
      <div className="grid grid-cols-2 gap-2">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="text-hint text-text-2">
            {t(end)}
            <input
              type="date"
              value={dates[end]}
              max={latest}
              onChange={(event) => setDates({ ...dates, [end]: event.target.value })}
              className="h-11 w-full rounded-control border border-line-strong bg-surface px-2 text-[16px] md:h-9 md:text-table"
            />
          </label>
        ))}
      </div>
      {isWrong ? (
        <p role="alert" className="mt-2 text-hint text-critical">
          {t('invalidPeriod')}
        </p>
      ) : null}
      <Button type="submit" className="mt-3 w-full">
        {t('apply')}
      </Button>
    </form>
  );
}
