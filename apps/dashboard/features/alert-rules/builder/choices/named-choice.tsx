'use client';

import { useQuery } from '@tanstack/react-query';
import type { UserList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { callApi } from '@/lib/api/client';
import { Option } from '@/ui/option';

/** Those who may come in, for who may list people. */
export function usePeopleChoice() {
  const read = useQuery({
    queryKey: ['people', 'choice'],
    queryFn: ({ signal }) => callApi<UserList>('/v1/users?limit=500', { signal }),
  });
  return { read, people: (read.data?.items ?? []).filter(({ state }) => state !== 'deactivated') };
}

/** A list to choose several of by name. */
export function NamedChoice({
  title,
  read,
  items,
  chosen,
  onToggle,
}: {
  title: string;
  read: { isPending: boolean; isError: boolean };
  items: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
}) {
  const t = useTranslations('alertRules.who');
  return (
    <>
      <p className="px-2.5 pb-1 pt-3 text-hint font-medium text-text-3">{title}</p>
      {read.isPending || read.isError ? (
        <p className="px-2.5 py-1 text-table text-text-2">{t(read.isPending ? 'reading' : 'failed')}</p>
      ) : null}
      {items.map(({ id, name }) => (
        <Option key={id} isChosen={chosen.includes(id)} onClick={() => onToggle(id)}>
          {name}
        </Option>
      ))}
    </>
  );
}
