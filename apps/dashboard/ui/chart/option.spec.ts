import { describe, expect, it } from '@jest/globals';
import { buildOption, type ChartModel } from './option';

const palette = { text: '', text2: '', text3: '', line: '', surface: '', accent: '', font: 'Inter' };
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
