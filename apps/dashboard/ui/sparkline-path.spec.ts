import { describe, expect, it } from '@jest/globals';
import { pathWriter } from './sparkline-path';

const box = { width: 100, height: 20 };
const sum = { length: 3, fromZero: true };

describe('the path of a small line', () => {
  it('stands on zero for a sum, its highest point two below the top', () => {
    expect(pathWriter([[0, 5, 10]], sum, box)([0, 5, 10])).toBe('M0.0 18.0L50.0 10.0L100.0 2.0');
  });

  it('shows how a ratio moved between its own lowest and highest', () => {
    expect(pathWriter([[4, 5, 6]], { length: 3, fromZero: false }, box)([4, 5, 6])).toBe(
      'M0.0 18.0L50.0 10.0L100.0 2.0',
    );
  });

  it('leaves out what is not known, and what lies outside the asked part', () => {
    const write = pathWriter([[1, null, 2]], sum, box);
    expect(write([1, null, 2])).toBe('M0.0 10.0L100.0 2.0');
    expect(write([1, null, 2], 2)).toBe('M100.0 2.0');
    expect(write([])).toBe('');
  });

  it('lays a flat ratio in the middle, and one point of a short axis too', () => {
    expect(pathWriter([[7, 7, 7]], { length: 3, fromZero: false }, box)([7])).toBe('M0.0 10.0');
    expect(pathWriter([[0]], { length: 1, fromZero: true }, box)([0])).toBe('M50.0 18.0');
  });
});
