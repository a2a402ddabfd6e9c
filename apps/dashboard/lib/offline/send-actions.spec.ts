import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QueuedAction } from './queued-action';
import { sendActions } from './send-actions';

const anAction = (change: Partial<QueuedAction> & Pick<QueuedAction, 'id'>): QueuedAction => ({
  ...{
    personId: 'rita',
    path: '/v1/recommendations/feedback',
    body: { offerId: change.id },
    queuedAt: 1,
    notBefore: 5,
  },
  ...change,
});

/** A browser with these waiting; each request is answered with the next status, `0` is no network. */
function aBrowser(actions: readonly QueuedAction[], statuses: readonly number[] = []) {
  const waiting = new Map(actions.map((action) => [action.id, action]));
  const posted: unknown[] = [];
  const answers = [...statuses];
  const send = (now = 10, person: string | null = 'rita') =>
    sendActions({
      queue: { all: async () => [...waiting.values()], remove: async (id) => waiting.delete(id) },
      whoIsHere: async () => person ?? undefined,
      post: async (_, body) => {
        const status = answers.shift() ?? 202;
        if (status === 0) throw new TypeError('no network');
        posted.push(body);
        return { ok: status < 300, status };
      },
      now,
    });
  return { send, posted, left: () => [...waiting.keys()] };
}

describe('what waits to be sent', () => {
  it('is sent in the order in which it was done, once', async () => {
    const browser = aBrowser([anAction({ id: 'b', queuedAt: 2 }), anAction({ id: 'a' })]);
    expect(await browser.send()).toEqual({ sent: 2, refused: 0, left: 0 });
    await browser.send();
    expect(browser.posted).toEqual([{ offerId: 'a' }, { offerId: 'b' }]);
  });

  it('waits while it can be taken back', async () => {
    const browser = aBrowser([anAction({ id: 'a', notBefore: 11 })]);
    expect(await browser.send()).toEqual({ sent: 0, refused: 0, left: 1 });
    expect(await browser.send(11)).toEqual({ sent: 1, refused: 0, left: 0 });
  });

  it.each([0, 401, 408, 429, 500, 503])('stays, and all behind it, where %d passes', async (status) => {
    const browser = aBrowser([anAction({ id: 'a' }), anAction({ id: 'b', queuedAt: 2 })], [status]);
    expect(await browser.send()).toEqual({ sent: 0, refused: 0, left: 2 });
    expect(browser.left()).toEqual(['a', 'b']);
    await browser.send();
    expect(browser.left()).toEqual([]);
  });

  it.each([400, 403, 404, 422])('is given up and counted where %d will not pass', async (status) => {
    const browser = aBrowser([anAction({ id: 'a' }), anAction({ id: 'b', queuedAt: 2 })], [status]);
    expect(await browser.send()).toEqual({ sent: 1, refused: 1, left: 0 });
    expect(browser.left()).toEqual([]);
  });

  it('is sent in the session of whoever did it, and in no other', async () => {
    const browser = aBrowser([anAction({ id: 'a' }), anAction({ id: 'b', personId: 'caio' })]);
    expect((await browser.send(10, null)).left).toBe(2);
    expect(browser.left()).toEqual(['a', 'b']);
    expect((await browser.send(10, 'caio')).left).toBe(0);
    expect(browser.left()).toEqual(['a']);
  });

  it('is never lost: sent, refused or still there, whatever the network does', async () => {
    const status = fc.constantFrom(0, 202, 401, 422, 503);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 8 }), fc.array(status, { maxLength: 30 }), async (count, statuses) => {
        const actions = Array.from({ length: count }, (_, at) => anAction({ id: `a${at}`, queuedAt: at }));
        const browser = aBrowser(actions, statuses);
        let gone = 0;
        for (let tries = 0; tries < 4; tries += 1) {
          const { sent, refused, left } = await browser.send();
          gone += sent + refused;
          expect(left).toBe(browser.left().length);
          expect(gone + browser.left().length).toBe(count);
        }
      }),
    );
  });
});
