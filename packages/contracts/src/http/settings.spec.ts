import { describe, expect, it } from '@jest/globals';
import { describeSettings } from './setting-descriptions.js';
import { type SettingName, settingFields, settingsOf, tenantSettingsPatchSchema } from './settings.js';

const defaults = {
  ...{ storeNames: 'named', keepDays: null, networkFloorTickets: 5, recommendFrom: 'network' },
  recommendWeights: { margin: 0.25, price: 0, stock: 0.5, promotion: 0.25 },
  marginMoneyFor: 'nobody',
  ...{ recommendHoldout: 'on', recommendHoldoutWithout: [] },
};

describe('settings of a tenant', () => {
  it('have a default each', () => {
    expect(settingsOf({})).toEqual(defaults);
    for (const name of Object.keys(settingFields) as SettingName[])
      expect([name, settingFields[name].safeParse(undefined).success]).toEqual([name, true]);
  });

  it('can each be offered by a screen', () => {
    expect(describeSettings()).toEqual([
      { name: 'storeNames', kind: 'choice', options: ['named', 'anonymous'] },
      { name: 'keepDays', kind: 'number', isOptional: true },
      { name: 'networkFloorTickets', kind: 'number', isOptional: false },
      { name: 'recommendFrom', kind: 'choice', options: ['network', 'store'] },
      { name: 'recommendWeights', kind: 'weights', parts: ['margin', 'price', 'stock', 'promotion'] },
      {
        name: 'marginMoneyFor',
        kind: 'choice',
        options: ['nobody', 'managers', 'sellers', 'managersAndSellers'],
      },
      { name: 'recommendHoldout', kind: 'choice', options: ['on', 'off'] },
      { name: 'recommendHoldoutWithout', kind: 'codes' },
    ]);
  });

  it('are what was chosen, where this version understands it', () => {
    expect(settingsOf({ keepDays: 30, networkFloorTickets: 8 })).toEqual({
      ...defaults,
      keepDays: 30,
      networkFloorTickets: 8,
    });
    const strange = JSON.parse('{"storeNames":"loud","networkFloorTickets":0,"later":1,"__proto__":{"keepDays":1}}');
    expect(settingsOf(strange)).toEqual(defaults);
  });

  it.each([
    [{}, {}],
    [{ keepDays: null }, { keepDays: null }],
    [{ networkFloorTickets: 1 }, { networkFloorTickets: 1 }],
    [{ recommendHoldoutWithout: [' LOJA-1'] }, { recommendHoldoutWithout: ['LOJA-1'] }],
  ])('a change %j changes that and nothing else', (patch, expected) => {
    expect(tenantSettingsPatchSchema.parse(patch)).toEqual(expected);
  });

  it.each([
    { networkFloorTickets: 0 },
    { networkFloorTickets: 1.5 },
    { networkFloorTickets: null },
    { keepDays: 0 },
    { unknown: 1 },
    { recommendWeights: { margin: 1 } },
    { recommendWeights: { margin: 1.01, price: 0, stock: 0, promotion: 0 } },
    { recommendWeights: { margin: -0.01, price: 0, stock: 0, promotion: 0 } },
    { recommendWeights: { margin: 1, price: 0, stock: 0, promotion: 0, luck: 1 } },
  ])('a change %j is refused', (patch) => {
    expect(tenantSettingsPatchSchema.safeParse(patch).success).toBe(false);
  });
});
