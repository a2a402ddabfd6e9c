import { describe, expect, it } from '@jest/globals';
import type { AlertRuleDraft } from '@vitrine/contracts';
import { draw, wordsOf } from '@/testing/draw';
import { aDraft } from '../draft/drafts.fixture';
import { useSpeaker } from '../sentence/use-speaker';
import { sayChanges } from './say-change';

function Told({ before, after, pointers }: { before: AlertRuleDraft; after: AlertRuleDraft; pointers: string[] }) {
  const changes = pointers.map((pointer) => ({ pointer: `/rule${pointer}` }));
  const said = sayChanges(before, { rule: after, changes }, useSpeaker(true));
  return said.map((one) => <p key={one.field}>{`${one.field}: ${one.before} > ${one.after};`}</p>);
}
const told = (after: AlertRuleDraft, pointers: string[], before = aDraft()) =>
  wordsOf(draw(<Told before={before} after={after} pointers={pointers} />)).replaceAll('&gt;', '>');

describe('what changed between two versions', () => {
  it('reads as the parts of the sentence did before and after', () => {
    const routing = { ...aDraft().routing, channels: ['app' as const], reminderMinutes: 30 };
    const pointers = ['/pendingMinutes', '/routing/channels', '/routing/reminderMinutes'];
    expect(told(aDraft({ pendingMinutes: 60, routing }), pointers)).toBe(
      'pending: se durar 15 min > se durar 1 h; channels: app, push e e-mail > app; reminder: Nunca > 30 min;',
    );
  });

  it('names a level by what it was written in', () => {
    const condition = { ...aDraft().condition, warning: '-0.5' } as AlertRuleDraft['condition'];
    expect(told(aDraft({ condition }), ['/condition/warning'])).toBe('warning: 30% ou mais > 50% ou mais;');
  });

  it('says a condition of another kind as a whole', () => {
    const condition = { kind: 'silence', side: 'above', warning: '30' } as const;
    const words = told(aDraft({ condition }), ['/condition/kind', '/condition/metric', '/condition/warning']);
    expect(words).toContain('> cada loja ficar 30 min ou mais sem vender;');
  });

  it('tells of turning on and of a pause, which leave the rule as it is', () => {
    const changes = [
      { pointer: '/state', before: 'draft', after: 'on' },
      { pointer: '/pausedUntil', before: null, after: '2026-11-21T12:00:00Z' },
    ];
    function Turned() {
      const said = sayChanges(aDraft(), { rule: aDraft(), changes }, useSpeaker(true));
      return said.map((one) => <p key={one.field}>{`${one.field}: ${one.before} > ${one.after};`}</p>);
    }
    expect(wordsOf(draw(<Turned />)).replaceAll('&gt;', '>')).toBe(
      'state: Rascunho > Ligada; pause: nada > 21/11/2026, 09:00;',
    );
  });

  it('names each part once, however many fields of it changed', () => {
    const schedule = { weekdays: [1, 2], openHoursOnly: false, quiet: [] };
    expect(told(aDraft({ schedule }), ['/schedule/weekdays', '/schedule/openHoursOnly'])).toBe(
      'schedule: todos os dias, no horário da loja > seg, ter, a qualquer hora;',
    );
  });
});
