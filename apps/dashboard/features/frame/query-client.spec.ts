import { afterEach, expect, it } from '@jest/globals';
import { MutationObserver, onlineManager } from '@tanstack/react-query';
import { createClient } from './query-client';

afterEach(() => onlineManager.setOnline(true));

it('an action without a network fails at once, and is not sent later behind the back of the person', async () => {
  onlineManager.setOnline(false);
  let tries = 0;
  const acting = new MutationObserver(createClient(), {
    mutationFn: async () => {
      tries += 1;
      throw new TypeError('Failed to fetch');
    },
  });
  await expect(acting.mutate()).rejects.toThrow('Failed to fetch');
  onlineManager.setOnline(true);
  expect([tries, acting.getCurrentResult().isPaused]).toEqual([1, false]);
});
