import { afterEach, expect, it } from '@jest/globals';
import { focusManager, onlineManager, type QueryClient, type QueryKey, QueryObserver } from '@tanstack/react-query';
import { ruleOf } from '@/features/alert-rules/api/use-rules';
import { decisionsOf } from '@/features/cross-sell/api/use-decisions';
import { sharedEditOf } from '@/lib/api/use-shared-edit';
import { createClient } from './query-client';

afterEach(() => {
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

/** Until all that was begun is read. */
async function settle(client: QueryClient): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while (client.isFetching() > 0);
}

/** How often something is read whose form is open while its person looks away and comes back, and loses the network. */
async function readsOf(options: { queryKey: QueryKey }): Promise<number> {
  const client = createClient();
  client.mount();
  let reads = 0;
  const queryFn = async () => {
    reads += 1;
    return { reads };
  };
  const leave = new QueryObserver(client, { ...options, queryFn, staleTime: 0 }).subscribe(() => undefined);
  await settle(client);
  for (const isThere of [false, true]) focusManager.setFocused(isThere);
  await settle(client);
  for (const isThere of [false, true]) onlineManager.setOnline(isThere);
  await settle(client);
  leave();
  client.unmount();
  client.clear();
  return reads;
}

it('what is looked at is read again', async () => {
  expect(await readsOf({ queryKey: ['looked at'] })).toBe(3);
});

it.each([
  ['a decision on pairs', decisionsOf(['a', 'b'])],
  ['a rule', ruleOf('r1')],
  ['settings, and rights of people', sharedEditOf('/v1/users/u1', ['person', 'u1'])],
])('%s in a form is read once', async (_what, options) => {
  expect(await readsOf(options)).toBe(1);
});
