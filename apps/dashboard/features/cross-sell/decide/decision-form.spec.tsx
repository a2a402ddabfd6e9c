import { expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { decisionsOf } from '@/features/cross-sell/api/use-decisions';
import { aDecision } from '@/features/cross-sell/pair/a-pair.fixture';
import { draw } from '@/testing/draw';
import { aStore } from '@/testing/people';
import { DecisionForm } from './decision-form';

const store = aStore({ id: 's1', name: 'Centro' });
const products = ['p1', 'p2'].map((productId) => ({ productId, name: productId }));

it('what an earlier form had read fills no form: its choices would be older than the versions that it saves over', () => {
  const client = new QueryClient();
  const read = { items: [aDecision({ decision: 'block', version: 1 })] };
  client.setQueryData(decisionsOf(['p1', 'p2']).queryKey, read);
  const form = (
    <QueryClientProvider client={client}>
      <DecisionForm products={products} store={store} submitLabel="ok" onDecide={() => {}} onClose={() => {}} />
    </QueryClientProvider>
  );
  expect(draw(form, { stores: [store] })).not.toContain('save-decision');
});
