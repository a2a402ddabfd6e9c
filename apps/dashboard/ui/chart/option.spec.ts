import { describe, expect, it } from '@jest/globals';
import { buildOption, type ChartModel } from './option';

const palette = {
  text: '',
  text2: '',
  text3: '',
  line: '',
  surface: '',
  accent: '',
  warn: 'w',
  critical: 'c',
  font: 'Inter',
};
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** The labels of the axis that are written, at a width of the chart. */
function written(labels: string[], width: number): string[] {
  const model: ChartModel = {
    labels,
    current: { name: 'Today', values: [] },
    formatAxis: String,
    formatValue: () => '',
  };
  const { xAxis } = buildOption(model, palette, width) as {
    xAxis: { axisLabel: { interval: (index: number) => boolean } };
  };
  return labels.filter((_, index) => xAxis.axisLabel.interval(index));
}

describe('the labels under the bars', () => {
  it('are all there when they are short and there is room', () => {
    expect(
      written(
        hours.map((hour) => `${hour}h`),
        960,
      ),
    ).toHaveLength(24);
  });

  it('skip evenly when they are longer, and begin with the first', () => {
    expect(
      written(
        hours.map((hour) => `${hour}:00`),
        960,
      ).slice(0, 3),
    ).toEqual(['00:00', '02:00', '04:00']);
  });

  it('skip more on a phone', () => {
    expect(
      written(
        hours.map((hour) => `${hour}:00`),
        290,
      ).length,
    ).toBeLessThanOrEqual(5);
  });
});

describe('what a figure is held against', () => {
  const model: ChartModel = {
    labels: ['09:00', '10:00', '11:00'],
    current: { name: 'Sales', values: [5, 8, null] },
    band: { name: 'Usual', low: [4, null, 6], high: [9, 10, 6] },
    limits: [
      { word: 'Warning', value: 20, tone: 'warning' },
      { word: 'Critical', value: -3, tone: 'critical' },
    ],
    formatAxis: String,
    formatValue: () => '',
  };
  interface Drawn {
    yAxis: { min: (axis: { min: number }) => number; max: (axis: { max: number }) => number };
    series: {
      stack?: string;
      data: (number | null)[];
      markLine?: { data: { yAxis?: number; lineStyle: { color: string } }[] };
    }[];
  }
  const drawn = buildOption(model, palette, 600) as unknown as Drawn;

  it('is a band from low to high, with a gap where one of them is not known', () => {
    const [low, height] = drawn.series.filter(({ stack }) => stack === 'band');
    expect([low?.data, height?.data]).toEqual([
      [4, null, 6],
      [5, null, 0],
    ]);
  });

  it('has its limits on the axis, however far they lie from the bars', () => {
    const lines = drawn.series.flatMap(({ markLine }) => markLine?.data ?? []);
    expect(lines.map(({ yAxis, lineStyle }) => [yAxis, lineStyle.color])).toEqual([
      [20, 'w'],
      [-3, 'c'],
    ]);
    expect([drawn.yAxis.min({ min: 0 }), drawn.yAxis.max({ max: 9 })]).toEqual([-3, 20]);
  });
});
