import { describe, expect, it } from '@jest/globals';
import { draw, wordsOf } from '@/testing/draw';
import { aMe, aStore } from '@/testing/people';
import { FilterBar } from './filter-bar';
import { FilterCheck } from './filter-check';

const stores = [aStore({ id: 's1' }), aStore({ id: 's2' }), aStore({ id: 's9', access: 'totals' })];
const bar = (address: string, around = {}) => draw(<FilterBar />, { stores, address, ...around });

describe('the row of filters', () => {
  it('names what the address says', () => {
    const words = wordsOf(bar('/stores?period=2026-11-02..2026-11-08&store=s2&compare=lastYear'));
    expect(words).toContain('Loja s2');
    expect(words).toMatch(/2 – 8 nov/);
    expect(words).toContain('vs. ano passado');
  });

  it('counts the chosen stores when they are several', () => {
    expect(wordsOf(bar('/overview?store=s1,s2'))).toContain('2 lojas');
  });

  it('offers no choice of stores on the page of one, nor to whoever has one', () => {
    expect(bar('/stores/s1')).not.toContain('data-testid="scope"');
    expect(draw(<FilterBar />, { stores: stores.slice(1), address: '/overview' })).not.toContain('data-testid="scope"');
  });

  it('is not there where nothing is filtered, or where no sales may be seen', () => {
    expect(bar('/ops')).toBe('');
    expect(bar('/overview', { me: aMe({ role: 'producer' }) })).toBe('');
  });
});

describe('what an address may not say', () => {
  const page = (address: string) => draw(<FilterCheck>the page</FilterCheck>, { stores, address });

  it('is a store that is not there: named instead of an empty page', () => {
    expect(wordsOf(page('/stores?store=s1,gone'))).toContain('gone');
    expect(page('/stores?store=s1,gone')).not.toContain('the page');
  });

  it('is nothing else', () => {
    expect(page('/stores?store=s1')).toBe('the page');
    expect(page('/ops?store=gone')).toBe('the page');
  });
});
