'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '@/features/session/session-context';
import { ApiError, callApi } from '@/lib/api/client';
import { keep, readKept } from '@/lib/offline/kept';
import { goingOn, type KeptAnswer } from './going-on';

export interface Question<Value> {
  /** What it is kept under, for this person. */
  name: string;
  path: string;
  body?: unknown;
  /** Reads what belongs to the first answer, page by page. */
  completed?: (first: Value, ask: (path: string) => Promise<Value>) => Promise<Value>;
  /** An answer of the moment alone takes the place of no kept one, and is asked for again. */
  isPassing?: (value: Value) => boolean;
  /** Makes of a kept answer what it is when it is shown again. */
  recalled?: (value: Value) => Value;
  /** Makes of the next answer, of the network or kept, what it is while another is shown. */
  goesOn?: (shown: Value, next: Value) => Value;
}

const AGAIN_MS = 30_000;

/** An answer of the api, or the last one of this person while the api cannot be reached. @param question null waits for something else */
export function useKeptQuery<Value>(question: Question<Value> | null) {
  const { me } = useSession();
  const personId = me.user.id;
  const isPassing = question?.isPassing ?? (() => false);
  const asked = useQuery<KeptAnswer<Value>>({
    queryKey: ['kept', personId, question?.name],
    structuralSharing: question?.goesOn === undefined ? true : goingOn(question.goesOn),
    enabled: question !== null,
    // Without a network the library would wait; here the last answer is the answer.
    networkMode: 'always',
    retry: false,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.keptAt !== null || isPassing(data.value)) ? AGAIN_MS : false,
    queryFn: async ({ signal }): Promise<KeptAnswer<Value>> => {
      if (question === null) throw new Error('nothing is asked');
      const { name, path, body, recalled = (value) => value, completed = async (first) => first } = question;
      try {
        const first = await callApi<Value>(path, body === undefined ? { signal } : { body, signal });
        const value = await completed(first, (next) => callApi<Value>(next, { signal }));
        if (!isPassing(value)) await keep(personId, name, value);
        return { value, keptAt: null };
      } catch (cause) {
        const kept = isUnreachable(cause) ? await readKept<Value>(personId, name) : undefined;
        if (kept === undefined) throw cause;
        return { ...kept, value: recalled(kept.value) };
      }
    },
  });
  useOnceOnline(question !== null && asked.data?.keptAt !== null, asked.refetch);
  return asked;
}

/** A page that was opened without a network is not told by the library that there is one again. */
function useOnceOnline(isWaiting: boolean, refetch: () => unknown): void {
  useEffect(() => {
    if (!isWaiting) return;
    const again = () => void refetch();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isWaiting, refetch]);
}

export function isUnreachable(cause: unknown): boolean {
  return cause instanceof ApiError && (cause.status === 0 || cause.status >= 500);
}
