import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import type { Store } from '@vitrine/store';
import type { Listener } from './channel.js';
import { Heartbeat } from './heartbeat.js';
import type { LiveHub } from './live-hub.js';

describe('Heartbeat', () => {
  it('looks up the rights of each listener once in four beats, however many come and go before it', async () => {
    let checks = 0;
    const listenerOf = (onCheck: () => void) =>
      ({
        connection: { beat: () => undefined, end: () => undefined },
        sessionId: undefined,
        isStillAllowed: async () => {
          onCheck();
          return true;
        },
      }) as unknown as Listener;
    const watched = listenerOf(() => {
      checks += 1;
    });
    const others: Listener[] = [];
    const hub = { refreshAtMidnight: () => undefined, listeners: () => [...others, watched] } as unknown as LiveHub;
    const store = { sessions: { stillOpen: async () => new Set() } } as unknown as Store;
    const heartbeat = new Heartbeat(hub, store, createLogger('api', 'fatal'));
    for (let beat = 1; beat <= 40; beat += 1) {
      // One more before it at each beat: its place in the list runs away from the beat's.
      others.push(listenerOf(() => undefined));
      await heartbeat.beat();
      if (beat % 4 === 0) expect(checks).toBe(beat / 4);
    }
  });
});
