'use client';

import type { AlertSchedule } from '@vitrine/contracts';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button, IconButton } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Field, inputClass } from '@/ui/field';
import { weekdayWords } from '../../sentence/weekday-words';
import { useBuilder } from '../context/builder-context';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const MOST_QUIET = 4;

function useSchedule() {
  const { edit, change, speaker } = useBuilder();
  const set = (step: (schedule: AlertSchedule) => AlertSchedule) =>
    change((before) => ({ ...before, draft: { ...before.draft, schedule: step(before.draft.schedule) } }));
  return { schedule: edit.draft.schedule, set, locale: speaker.locale };
}

/** Days of the week, hours of the day, and whether the store must be open. */
export function ScheduleFields() {
  const t = useTranslations('alertRules.schedule');
  const { schedule, set } = useSchedule();
  return (
    <div className="flex flex-col gap-3 p-1">
      <Weekdays />
      <label className="flex min-h-9 items-center gap-2 max-md:min-h-11">
        <input
          type="checkbox"
          checked={schedule.openHoursOnly}
          onChange={(event) => {
            const openHoursOnly = event.target.checked;
            set((before) => ({ ...before, openHoursOnly }));
          }}
          className="size-4 accent-accent"
        />
        {t('openHoursOnly')}
      </label>
      <div className="grid grid-cols-2 gap-3">
        <TimeField edge="from" />
        <TimeField edge="to" />
      </div>
      <p className="text-hint text-text-3">{t('wholeDay')}</p>
    </div>
  );
}

/** All days are no filter at all. */
function Weekdays() {
  const t = useTranslations('alertRules.schedule');
  const { schedule, set, locale } = useSchedule();
  const chosen = schedule.weekdays ?? WEEK;
  const toggle = (day: number) =>
    set(({ weekdays = WEEK, ...rest }) => {
      const next = weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day];
      if (next.length === 0) return { ...rest, weekdays };
      const sorted = next.sort((left, right) => left - right);
      return sorted.length === WEEK.length ? rest : { ...rest, weekdays: sorted };
    });
  return (
    <fieldset>
      <legend className="mb-1.5 text-table font-medium">{t('days')}</legend>
      <div className="flex flex-wrap gap-1">
        {WEEK.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={chosen.includes(day)}
            onClick={() => toggle(day)}
            className={cn(
              'min-h-9 min-w-9 rounded-control border px-1.5 text-table max-md:min-h-11',
              chosen.includes(day) ? 'border-accent bg-accent-soft font-medium' : 'border-line-strong text-text-2',
            )}
          >
            {weekdayWords([day], locale)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function TimeField({ edge }: { edge: 'from' | 'to' }) {
  const t = useTranslations('alertRules.schedule');
  const { schedule, set } = useSchedule();
  return (
    <Field id={`schedule-${edge}`} label={t(edge)}>
      {(control) => (
        <input
          {...control}
          type="time"
          value={schedule[edge] === '24:00' ? '00:00' : (schedule[edge] ?? '')}
          onChange={(event) => {
            const text = event.target.value;
            set((before) => {
              const { [edge]: _before, ...rest } = before;
              return text === '' ? rest : { ...rest, [edge]: edge === 'to' && text === '00:00' ? '24:00' : text };
            });
          }}
          className={inputClass}
        />
      )}
    </Field>
  );
}

/** Spans of every day in which the rule says nothing. */
export function QuietFields() {
  const t = useTranslations('alertRules');
  const { schedule, set } = useSchedule();
  const setSpan = (at: number, edge: 'from' | 'to', text: string) =>
    text !== '' &&
    set((before) => ({
      ...before,
      quiet: before.quiet.map((one, index) => (index === at ? { ...one, [edge]: text } : one)),
    }));
  return (
    <fieldset data-control="quiet" tabIndex={-1}>
      <legend className="mb-1.5 text-table font-medium">{t('fields.quiet')}</legend>
      {schedule.quiet.map((span, at) => (
        <div key={at} className="mb-2 flex items-center gap-2">
          {(['from', 'to'] as const).map((edge) => (
            <input
              key={edge}
              type="time"
              aria-label={t(`schedule.${edge}`)}
              value={span[edge] === '24:00' ? '00:00' : span[edge]}
              onChange={(event) => setSpan(at, edge, event.target.value)}
              className={`${inputClass} max-w-[130px]`}
            />
          ))}
          <IconButton
            label={t('schedule.removeQuiet', span)}
            onClick={() => set((before) => ({ ...before, quiet: before.quiet.filter((_, index) => index !== at) }))}
          >
            <X size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </div>
      ))}
      {schedule.quiet.length < MOST_QUIET ? (
        <Button
          onClick={() => set((before) => ({ ...before, quiet: [...before.quiet, { from: '12:00', to: '13:00' }] }))}
        >
          <Plus size={16} strokeWidth={1.75} aria-hidden />
          {t('schedule.addQuiet')}
        </Button>
      ) : null}
    </fieldset>
  );
}
