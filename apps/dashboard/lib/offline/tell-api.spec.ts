import { describe, expect, it } from '@jest/globals';
import { createTeller } from './tell-api';

/** A network on which nobody ever answers. */
const silent = (_: string, { signal }: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

describe('telling the api', () => {
  it('ends where nobody answers: nobody is known, and the post fails', async () => {
    const { whoIsHere, post } = createTeller(silent, 1);
    expect(await whoIsHere()).toBeUndefined();
    await expect(post('/v1/x', {})).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('knows who is signed in, and posts JSON', async () => {
    const asked: [string, RequestInit][] = [];
    const { whoIsHere, post } = createTeller(async (path, init) => {
      asked.push([path, init]);
      return Response.json({ user: { id: 'rita' } });
    }, 60_000);
    expect(await whoIsHere()).toBe('rita');
    expect((await post('/v1/x', { a: 1 })).ok).toBe(true);
    expect(asked[1]?.[1]).toMatchObject({ method: 'POST', body: '{"a":1}', keepalive: true });
  });

  it('knows nobody where the session has ended', async () => {
    const { whoIsHere } = createTeller(async () => new Response(null, { status: 401 }), 60_000);
    expect(await whoIsHere()).toBeUndefined();
  });
});
