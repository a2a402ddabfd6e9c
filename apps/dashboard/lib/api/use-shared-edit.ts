'use client';

import { type QueryKey, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askApi } from './client';
import { whileEdited } from './while-edited';

export interface Tagged<Values> {
  values: Values;
  /** Says which state a change is made to. */
  etag: string;
}

export const sharedEditOf = <Values>(path: string, queryKey: QueryKey) =>
  queryOptions({
    queryKey,
    queryFn: ({ signal }) => askApi(path, { signal }).then(tagged<Values>),
    ...whileEdited,
  });

/** Something that several people may change: as it was read, and a change to exactly that state. After a refusal it is read again. */
export function useSharedEdit<Values, Patch>(path: string, queryKey: QueryKey) {
  const client = useQueryClient();
  const shared = useQuery(sharedEditOf<Values>(path, queryKey));
  const save = useMutation({
    mutationFn: ({ patch, etag }: { patch: Patch; etag: string }) =>
      askApi(path, { method: 'PATCH', body: patch, headers: { 'if-match': etag } }).then(tagged<Values>),
    onSuccess: (changed) => client.setQueryData(queryKey, changed),
    onError: () => client.invalidateQueries({ queryKey }),
  });
  return { shared, save };
}

async function tagged<Values>(answer: Response): Promise<Tagged<Values>> {
  return { values: (await answer.json()) as Values, etag: answer.headers.get('etag') ?? '' };
}
