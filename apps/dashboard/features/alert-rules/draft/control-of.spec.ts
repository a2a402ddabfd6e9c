import { describe, expect, it } from '@jest/globals';
import { alertRuleDraftSchema } from '@vitrine/contracts';
import { controlOf, fieldOf } from './control-of';

describe('a fault at a pointer', () => {
  it.each([
    ['/condition/warning', 'level.0', 'warning'],
    ['/condition/of/2/metric', 'metric.2', 'metric'],
    ['/condition/of/1', 'against.1', 'against'],
    ['/condition', 'against.0', 'against'],
    ['/condition/by', 'against.0', 'against'],
    ['/routing/channels/0', 'channels', 'channels'],
    ['/routing/personIds', 'who', 'who'],
    ['/routing/overrides/3/personIds/0', 'overrides', 'overrides'],
    ['/schedule/quiet/1/from', 'quiet', 'quiet'],
    ['/schedule/weekdays', 'schedule', 'schedule'],
    ['/storeIds/3', 'grain.0', 'grain'],
    ['/name', 'name', 'name'],
  ])('%s stands at the control %s', (pointer, control, field) => {
    expect(controlOf(pointer)).toBe(control);
    expect(fieldOf(pointer)).toBe(field);
  });

  it('of every field of the contract has a control, but for the template that a rule came from', () => {
    const homeless = Object.keys(alertRuleDraftSchema.shape).filter((field) => controlOf(`/${field}`) === null);
    expect(homeless).toEqual(['template']);
    expect(controlOf('/names')).toBeNull();
  });
});
