import { describe, expect, it } from '@jest/globals';
import { draw } from '@/testing/draw';
import { aMe, aRuleMaker, aStore } from '@/testing/people';
import { AskBell } from './ask-bell';

const stores = [aStore({ id: 's1', name: 'Centro' }), aStore({ id: 's2', access: 'totals' })];
const around = { me: aRuleMaker(), stores };

describe('the bell beside a figure', () => {
  it('opens the builder with the figure in it, and says so', () => {
    const markup = draw(<AskBell metric="tickets" storeIds={['s1']} of="Centro" className="relative" />, around);
    expect(markup).toContain('href="/alerts/rules/new?metric=tickets&amp;grain=store&amp;store=s1"');
    expect(markup).toContain('aria-label="Avise-me: Cupons, Centro"');
  });

  it('watches all stores as one for who sees them all, and each of the own for others', () => {
    expect(draw(<AskBell metric="netSales" storeIds={null} className="relative" />, around)).toContain('grain=network');
    const me = aRuleMaker({ scope: { stores: ['s1'] } });
    expect(draw(<AskBell metric="netSales" storeIds={null} className="relative" />, { me, stores })).toContain(
      'grain=store',
    );
  });

  it('is not there where nothing would come of it', () => {
    expect(draw(<AskBell metric="tickets" storeIds={['s1']} className="relative" />, { me: aMe(), stores })).toBe('');
    expect(draw(<AskBell metric="tickets" storeIds={['s2']} className="relative" />, around)).toBe('');
    expect(draw(<AskBell metric="sellerHour" storeIds={['s1']} className="relative" />, around)).toBe('');
  });
});
