import { describe, expect, it } from '@jest/globals';
import { metricIds } from '@vitrine/contracts';
import { addTo, formatDecimal, type SumVector } from '@vitrine/domain';
import fc from 'fast-check';
import { definitions } from '../definitions.js';
import { figureOf, isStreamed } from './figure-of.js';
import { COST_TENS, streamedMeasures, streamedSums } from './streamed-sums.js';

const line = fc.record({
  quantityE3: fc.integer({ min: -5_000, max: 50_000 }).filter((quantity) => quantity !== 0),
  discountE4: fc.integer({ min: 0, max: 500_000 }),
  netE4: fc.integer({ min: -9_999_999, max: 9_999_999 }),
  costE4: fc.option(fc.integer({ min: 0, max: 999_999 })),
});
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;
const kinds = fc.constantFrom('sale' as const, 'return' as const, 'adjustment' as const);
const ticket = fc.record({ kind: kinds, lines: fc.array(line, { maxLength: 4 }) });

const onTopic = ({ quantityE3, discountE4, netE4, costE4 }: Line) => ({
  quantity: formatDecimal(quantityE3, 3),
  discount: formatDecimal(discountE4, 4),
  netAmount: formatDecimal(netE4, 4),
  ...(costE4 === null ? {} : { unitCost: formatDecimal(costE4, 4) }),
});
const sumsOf = (tickets: readonly { kind: 'sale' | 'return' | 'adjustment'; lines: readonly Line[] }[]): SumVector =>
  tickets
    .map(({ kind, lines }) => streamedSums(kind, lines.map(onTopic)))
    .reduce((a, b) => a.map((value, index) => value + (b[index] as number)), streamedSums('sale', []));

/** Every measure as an exact integer of its scale. */
const measured = (sums: SumVector): Record<string, bigint> => {
  const tensE7 = BigInt(sums[COST_TENS] as number) * 100_000_000n;
  return Object.fromEntries(
    streamedMeasures.map((id, index) => [id, BigInt(sums[index] as number) + (id === 'cost' ? tensE7 : 0n)]),
  );
};

describe('sums of tickets on the topic', () => {
  it('are those of the glossary, worked out by hand', () => {
    const sold = { quantityE3: 2_000, discountE4: 10_0000, netE4: 109_8000, costE4: 25_0000 };
    const broughtBack = { quantityE3: -1_000, discountE4: 0, netE4: -59_9000, costE4: null };
    const sums = sumsOf([{ kind: 'sale', lines: [sold, broughtBack] }]);
    expect(measured(sums)).toEqual({
      grossSales: 119_8000n,
      discounts: 10_0000n,
      returns: 59_9000n,
      netSales: 49_9000n,
      cost: 50_0000_000n,
      costNetSales: 109_8000n,
      units: 1_000n,
      tickets: 1n,
    });
  });

  it('are exact for the largest line that the door lets in, and again when it is taken off', () => {
    const odd = { quantity: '-999999.999', discount: '0', netAmount: '-1', unitCost: '9999999999.9999' };
    const usual = { quantity: '2', discount: '0', netAmount: '40', unitCost: '12.3457' };
    const [sums, before] = [[...streamedSums('sale', [usual])], streamedSums('sale', [usual])];
    expect(addTo(sums, streamedSums('sale', [odd]))).toBe(true);
    expect(measured(sums)['cost']).toBe(24_6914_000n - 999_999_999n * 99_999_999_999_999n);
    expect(addTo(sums, streamedSums('sale', [odd]), -1)).toBe(true);
    expect(sums).toEqual(before);
  });

  it('count a return as no ticket, and an adjustment as no goods', () => {
    const back = { quantityE3: -1_000, discountE4: 0, netE4: -10_0000, costE4: null };
    const [returned, adjusted] = [
      sumsOf([{ kind: 'return', lines: [back] }]),
      sumsOf([{ kind: 'adjustment', lines: [back] }]),
    ];
    const at = (sums: SumVector, id: (typeof streamedMeasures)[number]) => sums[streamedMeasures.indexOf(id)];
    expect([at(returned, 'tickets'), at(returned, 'returns'), at(returned, 'units')]).toEqual([0, 10_0000, -1_000]);
    expect([at(adjusted, 'tickets'), at(adjusted, 'returns'), at(adjusted, 'units')]).toEqual([0, 0, 0]);
    expect(at(adjusted, 'netSales')).toBe(-10_0000);
  });
});

describe('a figure of streamed sums', () => {
  const streamed = metricIds.filter(isStreamed);

  it('is there for every metric, but those of targets and of who worked', () => {
    expect(metricIds.filter((id) => !isStreamed(id))).toEqual(['goal', 'goalRate', 'activeSellers']);
    expect(() => figureOf('goalRate')).toThrow(RangeError);
  });

  it('compares with a decimal as the exact figure of the metric layer does', () => {
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 6 }), fc.constantFrom(...streamed), (tickets, metric) => {
        const sums = sumsOf(tickets);
        const exact = measured(sums);
        const { unit, value, formula } = definitions[metric];
        const cell = value(exact, 2);
        const figure = figureOf(metric)(sums);
        expect(figure === null).toBe(cell === null);
        if (figure === null || cell === null) return;
        // Money that had to be divided is told to a ten-thousandth, a share to twelve places.
        const toldTo = unit === 'money' ? 1e-4 : 1e-11;
        expect(Math.abs(figure - Number(cell))).toBeLessThanOrEqual(formula.bottom ? toldTo : 0);
      }),
    );
  });
});
