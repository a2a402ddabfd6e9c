'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field, inputClass } from '@/ui/field';
import { Panel } from '@/ui/panel';
import type { PanelProps } from './channels-panel';
import { SettingSwitch } from './setting-switch';

const USUAL = { quietFrom: '22:00', quietTo: '07:00' } as const;

/** Hours in which alerts wait, on the person's own clock. */
export function QuietPanel({ settings, save }: PanelProps) {
  const t = useTranslations('notifications.quiet');
  const isQuiet = settings.quietFrom !== null && settings.quietTo !== null;
  return (
    <Panel title={t('title')} lead={<p>{t('lead')}</p>}>
      <SettingSwitch
        name={t('on')}
        isOn={isQuiet}
        onChange={(isOn) => save(isOn ? USUAL : { quietFrom: null, quietTo: null })}
        testId="quiet"
      />
      {isQuiet ? (
        <>
          <div className="grid max-w-[420px] grid-cols-2 gap-3 py-2">
            <TimeField edge="from" value={settings.quietFrom ?? ''} onSave={(quietFrom) => save({ quietFrom })} />
            <TimeField edge="to" value={settings.quietTo ?? ''} onSave={(quietTo) => save({ quietTo })} />
          </div>
          <SettingSwitch
            name={t('critical')}
            isOn={settings.criticalBreaksQuiet}
            onChange={(criticalBreaksQuiet) => save({ criticalBreaksQuiet })}
            testId="critical-breaks-quiet"
          />
        </>
      ) : null}
      <ZoneField settings={settings} save={save} />
    </Panel>
  );
}

/** Saved when the person leaves the field: every digit of a time is a change. */
function TimeField({ edge, value, onSave }: { edge: 'from' | 'to'; value: string; onSave: (time: string) => void }) {
  const t = useTranslations('notifications.quiet');
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed !== '' && typed !== value) onSave(typed);
    setTyped(null);
  };
  return (
    <Field id={`quiet-${edge}`} label={t(edge)}>
      {(control) => (
        <input
          {...control}
          type="time"
          value={typed ?? (value === '24:00' ? '00:00' : value)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
          className={inputClass}
        />
      )}
    </Field>
  );
}

function ZoneField({ settings, save }: PanelProps) {
  const t = useTranslations('notifications.quiet');
  const zones = [...new Set([settings.timeZone, ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <Field id="notification-zone" label={t('zone')} className="mt-2 max-w-[420px]">
      {(control) => (
        <select
          {...control}
          value={settings.timeZone}
          onChange={(event) => save({ timeZone: event.target.value })}
          className={inputClass}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
