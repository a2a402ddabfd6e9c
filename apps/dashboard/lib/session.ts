import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Me, Store, StoreList } from './api/types';
import { readEnv } from './env';
import { pathHeader } from './path-header';

/** The dashboard cannot ask the api who this is; the error screen says that nothing is lost. */
export class ApiUnavailable extends Error {
  override readonly name = 'ApiUnavailable';
}

/** Who is looking, or a redirect to the login. One question to the api per request. */
export const requireSession = cache(async (): Promise<Me> => {
  const answer = await askApi('/v1/me');
  if (answer.status === 401 || answer.status === 403) redirect(await loginAddress());
  if (!answer.ok) throw new ApiUnavailable(`/v1/me answered ${answer.status}`);
  return (await answer.json()) as Me;
});

/** Back to this view after the login; only somebody who had a session is told that it ended. */
async function loginAddress(): Promise<string> {
  const search = new URLSearchParams();
  if ((await cookies()).has('vitrine_session')) search.set('reason', 'expired');
  const path = (await headers()).get(pathHeader);
  if (path && path !== '/') search.set('next', path);
  return search.size > 0 ? `/login?${search}` : '/login';
}

/** The stores this person may name, all pages of them; an empty list when the role has none to see. */
export const readStores = cache(async (): Promise<Store[]> => {
  const stores: Store[] = [];
  let cursor: string | null = null;
  do {
    const answer = await askApi(`/v1/stores?limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    if (answer.status === 403) return stores;
    if (!answer.ok) throw new ApiUnavailable(`/v1/stores answered ${answer.status}`);
    const page = (await answer.json()) as StoreList;
    stores.push(...page.items);
    cursor = page.nextCursor ?? null;
  } while (cursor);
  return stores;
});

export async function isSignedIn(): Promise<boolean> {
  const jar = await cookies();
  if (!jar.has('vitrine_session')) return false;
  try {
    return (await askApi('/v1/me')).ok;
  } catch {
    return false;
  }
}

async function askApi(path: string): Promise<Response> {
  const incoming = await headers();
  try {
    return await fetch(`${readEnv().apiUrl}${path}`, {
      headers: { cookie: incoming.get('cookie') ?? '', accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
  } catch (cause) {
    throw new ApiUnavailable('The api does not answer', { cause });
  }
}
