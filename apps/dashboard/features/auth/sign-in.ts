'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { localeCookie, toLocale } from '@/i18n/locales';
import { problemOf } from '@/lib/api/client';
import type { Me } from '@/lib/api/types';
import { readEnv } from '@/lib/env';
import { headersForApi } from '@/lib/headers-for-api';
import { landingOf } from '@/lib/landing';
import { readSetCookie } from '@/lib/set-cookie';
import { explainRefusal, type Refusal } from './explain-refusal';

export interface LoginState {
  email: string;
  organisation: string;
  error?: 'emailMissing' | 'passwordMissing' | Refusal['error'];
  waitSeconds?: number;
  choices?: Refusal['choices'];
}

/** A form post that needs no JavaScript: asks the api for a session and hands its cookie to the browser. */
export async function signIn(_previous: LoginState, form: FormData): Promise<LoginState> {
  const read = (name: string) => String(form.get(name) ?? '').trim();
  const state: LoginState = { email: read('email'), organisation: read('organisation') };
  const password = String(form.get('password') ?? '');
  if (!state.email) return { ...state, error: 'emailMissing' };
  if (!password) return { ...state, error: 'passwordMissing' };

  const answer = await askForSession({ ...state, password });
  if (!answer) return { ...state, error: 'unavailable' };
  if (!answer.ok) {
    return { ...state, ...explainRefusal(await problemOf(answer), answer.headers.get('retry-after')) };
  }

  const me = (await answer.json()) as Me;
  const jar = await cookies();
  for (const line of answer.headers.getSetCookie()) {
    const cookie = readSetCookie(line);
    if (cookie) jar.set(cookie);
  }
  if (!jar.has(localeCookie))
    jar.set(localeCookie, toLocale(me.user.locale), { path: '/', maxAge: 31_536_000, sameSite: 'lax' });
  redirect(landingOf(me, read('next')));
}

async function askForSession(login: {
  email: string;
  password: string;
  organisation: string;
}): Promise<Response | null> {
  const { email, password, organisation } = login;
  try {
    return await fetch(`${readEnv().apiUrl}/v1/sessions`, {
      method: 'POST',
      headers: { ...headersForApi(await headers()), 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, ...(organisation ? { organisation } : {}) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    return null;
  }
}
