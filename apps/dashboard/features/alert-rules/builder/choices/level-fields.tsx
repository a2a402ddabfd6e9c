'use client';

import type { SingleCondition } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { Field, inputClass } from '@/ui/field';
import { type LevelName, unitOf } from '../../draft/condition';
import { isUnread, levelText, settleLevel, typeLevel } from '../../draft/rule-edit';
import { useBuilder } from '../context/builder-context';
import { useCondition } from './condition-choices';

/** From which level on: warning, and critical where wanted; of a change also whether in percent or in amounts. */
export function LevelFields({ index }: { index: number }) {
  const held = useCondition(index);
  if (!held) return null;
  return (
    <div className="flex flex-col gap-3 p-1">
      {held.condition.kind === 'change' ? <ByChoice index={index} condition={held.condition} /> : null}
      <LevelField index={index} level="warning" place="popup" />
      <LevelField index={index} level="critical" place="popup" />
    </div>
  );
}

/** One level, typed as people of the language write numbers. @param place keeps ids apart where a level has two fields on the page */
export function LevelField({ index, level, place }: { index: number; level: LevelName; place: string }) {
  const t = useTranslations('alertRules');
  const { edit, change, speaker } = useBuilder();
  const { numbers } = speaker;
  const held = useCondition(index);
  if (!held) return null;
  const unit = unitOf(held.condition);
  const example = t(`units.example.${unit}`);
  const error = isUnread(edit, index, level, numbers)
    ? t('builder.says.unread', { example: t('builder.example') })
    : undefined;
  const help = level === 'warning' ? example : t(level === 'critical' ? 'levels.criticalHelp' : 'levels.slackHelp');
  return (
    <Field id={`${place}-${index}-${level}`} label={t(`levels.${level}`)} help={help} error={error}>
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            data-control={level === 'slack' ? `slack.${index}` : undefined}
            data-testid={`${place}-${level}-${index}`}
            value={levelText(edit, index, level, numbers)}
            onChange={(event) => {
              const text = event.target.value;
              change((before) => typeLevel(before, index, level, text, numbers));
            }}
            onBlur={() => change((before) => settleLevel(before, index, level, numbers))}
            className={`${inputClass} tabular max-w-[150px]`}
          />
          <span className="text-table text-text-2">{t(`units.suffix.${unit}`)}</span>
        </span>
      )}
    </Field>
  );
}

function ByChoice({ index, condition }: { index: number; condition: Extract<SingleCondition, { kind: 'change' }> }) {
  const t = useTranslations('alertRules.levels');
  const held = useCondition(index);
  const choose = (by: 'share' | 'amount') =>
    held?.set((one) => {
      if (one.kind !== 'change' || one.by === by) return one;
      const { warning: _warning, critical: _critical, slack: _slack, ...rest } = one;
      return { ...rest, by }; // 30 % and 30 are two different things
    });
  return (
    <fieldset>
      <legend className="mb-1.5 text-table font-medium">{t('by')}</legend>
      <div className="flex gap-4">
        {(['share', 'amount'] as const).map((by) => (
          <label key={by} className="flex min-h-9 items-center gap-2 max-md:min-h-11">
            <input
              type="radio"
              name={`by-${index}`}
              checked={condition.by === by}
              onChange={() => choose(by)}
              className="size-4 accent-accent"
            />
            {t(by)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
