import { describe, expect, it } from '@jest/globals';
import { describeSettings, settingsOf } from '@vitrine/contracts';
import { changesOf, textOf } from './setting-text';

const fields = describeSettings();
const values = settingsOf({ keepDays: 400 });

describe('what was typed into settings', () => {
  it.each([
    [{}, {}],
    [{ keepDays: '400', networkFloorTickets: ' 5 ' }, {}],
    [{ keepDays: '' }, { keepDays: null }],
    [{ keepDays: ' 30 ' }, { keepDays: 30 }],
    [{ storeNames: 'anonymous' }, { storeNames: 'anonymous' }],
    [{ networkFloorTickets: '1.5' }, { networkFloorTickets: '1.5' }],
    [{ networkFloorTickets: '' }, { networkFloorTickets: '' }],
    [{ networkFloorTickets: 'dez' }, { networkFloorTickets: 'dez' }],
  ])('%j changes %j', (typed, changes) => {
    expect(changesOf(fields, values, typed)).toEqual(changes);
  });

  it('begins as what is there', () => {
    expect([textOf(null), textOf(400), textOf('named')]).toEqual(['', '400', 'named']);
  });
});
