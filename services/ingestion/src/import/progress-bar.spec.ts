import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { ProgressBar } from './progress-bar.js';

function drawn(isTTY: boolean, shares: readonly number[]): string {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const words = { rows: 'rows', perSecond: 'rows/s', left: 'left' };
  const bar = new ProgressBar(stream as never, new Intl.NumberFormat('en'), words);
  for (const share of shares) bar.update(Math.round(share * 1_000), share);
  return stream.read()?.toString() ?? '';
}

describe('progress', () => {
  it('without a terminal is a line for each tenth that was passed, the end excepted', () => {
    const lines = drawn(false, [0.05, 0.1, 0.14, 0.35, 0.36, 0.99, 1]).trim().split('\n');
    expect(lines.map((line) => line.replace(/ · [\d,]+ rows\/s$/u, ''))).toEqual([
      '10% · 100 rows',
      '30% · 350 rows',
      '90% · 990 rows',
    ]);
  });

  it('on a terminal is one line, drawn over', () => {
    const text = drawn(true, [0.5]);
    expect(text).toContain('50% · 500 rows');
    expect(text).not.toContain('\n');
  });
});
