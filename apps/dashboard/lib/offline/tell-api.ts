import type { Sending } from './send-actions';

/** How the api is told what waited. @param mostMs a request that nobody answers is given up then, and what it told stays */
export function createTeller(
  ask: (path: string, init: RequestInit) => Promise<Response>,
  mostMs: number,
): Pick<Sending, 'whoIsHere' | 'post'> {
  const within = (): RequestInit => ({ cache: 'no-store', signal: AbortSignal.timeout(mostMs) });
  return {
    whoIsHere: async () => {
      try {
        const answer = await ask('/v1/me', within());
        return answer.ok ? ((await answer.json()) as { user: { id: string } }).user.id : undefined;
      } catch {
        return undefined;
      }
    },
    post: (path, body) =>
      ask(path, {
        ...within(),
        ...{ method: 'POST', keepalive: true, body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json' },
      }),
  };
}
