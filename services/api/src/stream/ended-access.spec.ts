import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import type { Store } from '@vitrine/store';
import type { Listener } from './channel.js';
import { EndedAccess } from './ended-access.js';

const listenerOf = (by: { sessionId?: string; keyId?: string; tenantId?: string }) => {
  const heard = { isEnded: false };
  const connection = {
    end: () => {
      heard.isEnded = true;
    },
  };
  const nobody = { sessionId: undefined, keyId: undefined, tenantId: 't1' };
  return { heard, listener: { ...nobody, ...by, connection } as unknown as Listener };
};

describe('EndedAccess', () => {
  it('ends who came by a session, a key or to a tenant that is no more, and nobody else', async () => {
    const asked: string[][] = [];
    const onlyOpen = (open: string) => (ids: readonly string[]) => {
      asked.push([...ids]);
      return Promise.resolve(new Set(ids.filter((id) => id === open)));
    };
    const store = {
      sessions: { stillOpen: onlyOpen('s1') },
      apiKeys: { stillOpen: onlyOpen('k1') },
      tenants: { among: onlyOpen('t1') },
    };
    const people = [
      listenerOf({ sessionId: 's1' }),
      listenerOf({ sessionId: 's1' }),
      listenerOf({ sessionId: 's2' }),
      listenerOf({ keyId: 'k1' }),
      listenerOf({ keyId: 'k2' }),
      listenerOf({}),
      listenerOf({ tenantId: 't2' }),
    ];
    const hub = { listeners: () => people.map(({ listener }) => listener) };
    await new EndedAccess(hub, store as unknown as Store, createLogger('api', 'fatal')).check();
    expect(people.map(({ heard }) => heard.isEnded)).toEqual([false, false, true, false, true, false, true]);
    expect(asked).toEqual([
      ['s1', 's2'],
      ['k1', 'k2'],
      ['t1', 't2'],
    ]);
  });
});
