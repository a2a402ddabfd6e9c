'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { NextPage } from '@/ui/next-page';
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
      ) : people.isError && !listed ? (
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
      <NextPage list={people} />
      {isInviting ? <InviteDialog onClose={() => setIsInviting(false)} onLink={setGiven} /> : null}
      {given ? <LinkDialog given={given} onClose={() => setGiven(undefined)} /> : null}
    </Panel>
  );
}
