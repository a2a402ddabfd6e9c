import { describe, expect, it } from '@jest/globals';
import type { CatalogueChange } from './catalogue.js';
import { ChangeLog } from './change-log.js';

const costOf = (productId: string): CatalogueChange => ({ kind: 'cost', tenantId: 't', productId });

describe('the log of catalogue changes', () => {
  it('tells those between two positions of each partition', () => {
    const log = new ChangeLog();
    log.beginAt([2, 0]);
    log.add({ partition: 0, offset: 2, change: costOf('a') }, [2, 0]);
    log.add({ partition: 1, offset: 0, change: costOf('b') }, [3, 0]);
    log.add({ partition: 0, offset: 3, change: costOf('c') }, [3, 1]);
    expect(log.between([2, 0], [3, 1])).toEqual([costOf('a'), costOf('b')]);
    expect(log.between([3, 0], [4, 0])).toEqual([costOf('c')]);
    expect(log.between([4, 1], [4, 1])).toEqual([]);
  });

  it('does not answer for what was before it', () => {
    const log = new ChangeLog();
    log.beginAt([2, 0]);
    expect(log.between([1, 0], [2, 0])).toBeUndefined();
    expect(log.between([], [2, 0])).toBeUndefined();
  });

  it('begins again behind the change that it had no room for', () => {
    const log = new ChangeLog(1);
    log.beginAt([0, 0]);
    log.add({ partition: 1, offset: 0, change: costOf('a') }, [0, 0]);
    log.add({ partition: 0, offset: 0, change: costOf('b') }, [0, 1]);
    expect(log.between([0, 0], [1, 1])).toBeUndefined();
    expect(log.between([0, 1], [1, 1])).toBeUndefined();
    expect(log.between([1, 1], [1, 1])).toEqual([]);
  });
});
