import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import type { Listener } from './channel.js';
import { Heartbeat } from './heartbeat.js';
import type { LiveHub } from './live-hub.js';

const BEAT_MS = 15_000;

function listenerOf(isStillAllowed: () => Promise<boolean>) {
  const heard = { beats: 0, isEnded: false };
  const connection = {
    beat: () => {
      heard.beats += 1;
    },
    end: () => {
      heard.isEnded = true;
    },
  };
  return { heard, listener: { connection, sessionId: undefined, isStillAllowed } as unknown as Listener };
}

function heartbeatOf(listeners: () => Listener[]): Heartbeat {
  const hub = { refreshAtMidnight: () => undefined, listeners } as unknown as LiveHub;
  return new Heartbeat(hub, createLogger('api', 'fatal'));
}

describe('Heartbeat', () => {
  afterEach(() => void jest.useRealTimers());

  it('looks up the rights of each listener once in four beats, however many come and go before it', async () => {
    let checks = 0;
    const { listener: watched } = listenerOf(async () => {
      checks += 1;
      return true;
    });
    const others: Listener[] = [];
    const heartbeat = heartbeatOf(() => [...others, watched]);
    for (let beat = 1; beat <= 40; beat += 1) {
      // A new listener before it at each beat: its place in the list moves away from the beat's.
      others.push(listenerOf(async () => true).listener);
      await heartbeat.check();
      if (beat % 4 === 0) expect(checks).toBe(beat / 4);
    }
  });

  it('ends all who may no longer listen though others cannot be looked up, and asks for those at the next beat', async () => {
    let isAway = true;
    const doubtful = listenerOf(async () => {
      if (isAway) throw new Error('away');
      return false;
    });
    const gone = Array.from({ length: 40 }, () => listenerOf(async () => false));
    const all = [doubtful, ...gone].map(({ listener }) => listener);
    const heartbeat = heartbeatOf(() => all);
    for (let beat = 1; beat <= 4; beat += 1) await heartbeat.check();
    expect([doubtful.heard.isEnded, gone.filter(({ heard }) => !heard.isEnded)]).toEqual([false, []]);
    isAway = false;
    await heartbeat.check();
    expect(doubtful.heard.isEnded).toBe(true);
  });

  it('asks a few at a time, and nothing new while it still asks; streams are kept open all the same', async () => {
    jest.useFakeTimers();
    let asking = 0;
    const listeners = Array.from({ length: 100 }, () =>
      listenerOf(() => {
        asking += 1;
        return new Promise(() => undefined);
      }),
    );
    const heartbeat = heartbeatOf(() => listeners.map(({ listener }) => listener));
    heartbeat.start();
    await jest.advanceTimersByTimeAsync(BEAT_MS);
    const first = asking;
    await jest.advanceTimersByTimeAsync(4 * BEAT_MS);
    heartbeat.stop();
    expect(first).toBeGreaterThan(1);
    expect(first).toBeLessThan(25);
    expect([asking, listeners[0]?.heard.beats]).toEqual([first, 5]);
  });
});
