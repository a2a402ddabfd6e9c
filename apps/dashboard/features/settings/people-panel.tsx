'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { InviteDialog } from './invite-dialog';
import { type GivenLink, LinkDialog } from './link-dialog';
import { PersonRow } from './person-row';
import { usePeople } from './use-people';

/** Who may come in, and how that begins and ends. */
export function PeoplePanel() {
  const t = useTranslations('settings.people');
  const people = usePeople();
  const [isInviting, setIsInviting] = useState(false);
  const [given, setGiven] = useState<GivenLink>();
  const listed = people.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel
      title={t('title')}
      lead={<p>{t('lead')}</p>}
      testId="people"
      action={
        <Button look="primary" onClick={() => setIsInviting(true)}>
          <UserPlus size={16} strokeWidth={1.75} aria-hidden />
          {t('invite')}
        </Button>
      }
    >
      {people.isPending ? (
        <RowsSkeleton rows={4} rowClass="h-14" />
      ) : people.isError ? (
        <ReadingFailed error={people.error} onRetry={() => void people.refetch()} />
      ) : listed?.length === 0 ? (
        <Empty title={t('empty')} help={t('emptyHelp')} className="py-6" />
      ) : (
        <ul className="mt-1 flex flex-col">
          {listed?.map((person) => (
            <PersonRow key={person.id} person={person} onLink={setGiven} />
          ))}
        </ul>
      )}
      {people.hasNextPage ? (
        <Button
          className="mt-3 self-center"
          aria-busy={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
      {isInviting ? <InviteDialog onClose={() => setIsInviting(false)} onLink={setGiven} /> : null}
      {given ? <LinkDialog given={given} onClose={() => setGiven(undefined)} /> : null}
    </Panel>
  );
}
