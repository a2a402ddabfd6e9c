import { describe, expect, it } from '@jest/globals';
import { replaceDecision } from '@/features/cross-sell/api/replace-decision';
import { aDecision, aPair, aPairList } from '@/features/cross-sell/pair/a-pair.fixture';
import { standingOf } from '@/features/cross-sell/pair/standing';
import { choosePairs } from './choose-pairs';

const DAY = '2026-11-20';
const pin = { decision: 'pin', version: 1 } as const;
const block = { decision: 'block', version: 1 } as const;

describe('what holds for a pair', () => {
  it.each([
    ['nothing, where nobody decided', {}, {}, { kind: 'none', when: 'now' }],
    ['what the store decided, before what holds in all', pin, block, { kind: 'pin', place: 'store', when: 'now' }],
    ['what holds in all stores, while the store decided nothing', {}, block, { kind: 'block', place: 'all' }],
    ['what holds in all stores, once the store’s is over', { ...pin, to: '2026-11-19' }, block, { kind: 'block' }],
    ['what holds in all stores, until the store’s begins', { ...pin, from: '2026-11-21' }, block, { kind: 'block' }],
    ['what is to come, where nothing holds yet', { ...pin, from: '2026-11-21' }, {}, { kind: 'pin', when: 'later' }],
    ['what is over, where nothing else is', { ...block, to: '2026-11-19' }, {}, { kind: 'block', when: 'over' }],
    ['its last day too', { ...pin, from: DAY, to: DAY }, {}, { kind: 'pin', when: 'now' }],
  ] as const)('is %s', (_, own, all, standing) => {
    const pair = { decision: aDecision(own), inAllStores: aDecision({ storeId: null, ...all }) };
    expect(standingOf(pair, DAY)).toMatchObject(standing);
  });
});

describe('the pairs that are looked for', () => {
  const sheets = aPair({ decision: aDecision(pin) });
  const coffee = aPair({ productIds: ['p7', 'p8'], names: ['Café coado', null], basketsTogether: 19 });
  const over = aPair({ productIds: ['p3', 'p4'], decision: aDecision({ ...block, to: '2026-11-01' }) });
  const choose = (choice: Partial<Parameters<typeof choosePairs>[1]>) =>
    choosePairs([sheets, coffee, over], { words: '', shown: 'all', least: 0, ...choice }, DAY);

  it('have a product of the words, by name or by code, whatever the accents', () => {
    expect(choose({ words: 'LENCOL jogo' })).toEqual([sheets, over]);
    expect(choose({ words: 'p8' })).toEqual([coffee]);
    expect(choose({ words: 'lencol travesseiro' })).toEqual([]);
  });

  it('stand as asked: a decision that is over leaves them open', () => {
    expect(choose({ shown: 'pinned' })).toEqual([sheets]);
    expect(choose({ shown: 'blocked' })).toEqual([]);
    expect(choose({ shown: 'open' })).toEqual([coffee, over]);
  });

  it('were together often enough', () => {
    expect(choose({ least: 20 })).toEqual([sheets, over]);
  });
});

describe('a decision in the list', () => {
  const pages = { pages: [aPairList({ items: [aPair(), aPair({ productIds: ['p1', 'p3'] })] })], pageParams: [''] };

  it('stands with its pair, of the store or of all', () => {
    const own = replaceDecision(pages, aDecision(pin)).pages[0]?.items;
    expect(own?.map(({ decision }) => decision.decision)).toEqual(['pin', 'none']);
    const all = replaceDecision(pages, aDecision({ ...block, storeId: null })).pages[0]?.items;
    expect(all?.map(({ decision, inAllStores }) => [decision.decision, inAllStores.decision])).toEqual([
      ['none', 'block'],
      ['none', 'none'],
    ]);
  });
});
