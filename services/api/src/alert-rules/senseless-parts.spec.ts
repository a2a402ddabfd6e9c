import { describe, expect, it } from '@jest/globals';
import type { AlertRuleDraft } from '@vitrine/contracts';
import { aDraft } from '../testing/a-draft.js';
import { senselessParts } from './senseless-parts.js';

const faultsOf = (change: Partial<AlertRuleDraft>) =>
  senselessParts(aDraft(change)).map(({ pointer, code }) => `${pointer} ${code}`);
const { schedule } = aDraft();

describe('parts of a rule that can mean nothing', () => {
  it.each<[Partial<AlertRuleDraft>, string[]]>([
    [{ name: '   ' }, ['/name blank']],
    [{ name: '\u200b' }, ['/name blank']],
    [{ name: 'Queda\r\nBcc: x' }, ['/name hidden_characters']],
    [{ name: 'Queda\u202e' }, ['/name hidden_characters']],
    [{ template: 'nope' }, ['/template unknown_template']],
    [{ storeIds: [] }, ['/storeIds names_nothing']],
    [{ productIds: [], categories: [] }, ['/categories names_nothing', '/productIds names_nothing']],
    [{ schedule: { ...schedule, quiet: [{ from: '12:00', to: '12:00' }] } }, ['/schedule/quiet/0/to empty_span']],
    [{ schedule: { ...schedule, from: '09:00', to: '09:00' } }, ['/schedule/to empty_span']],
    [{ condition: { kind: 'silence', side: 'above', warning: '-0' } }, ['/condition/warning minus_zero']],
    [{ condition: { kind: 'silence', side: 'above', warning: '-3' } }, ['/condition/warning negative_minutes']],
    [
      {
        condition: {
          kind: 'any',
          of: [
            { kind: 'silence', side: 'above', warning: '20' },
            { kind: 'goalAtRisk', side: 'below', warning: '-0.1', critical: '-0.00' },
          ],
        },
      },
      ['/condition/of/1/critical minus_zero'],
    ],
  ])('%j', (change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('are none in a rule that means something', () => {
    const quiet = [{ from: '22:00', to: '06:00' }];
    const names = { name: 'Loja parada – שלום', template: 'noSales', storeIds: ['s1'], regionIds: ['sul'] };
    expect(faultsOf({ ...names, schedule: { ...schedule, from: '09:00', quiet } })).toEqual([]);
    expect(faultsOf({ storeIds: ['yet-to-come'], regionIds: ['yet-to-come'] })).toEqual([]);
    expect(faultsOf({ condition: { kind: 'silence', side: 'above', warning: '0' } })).toEqual([]);
  });
});
