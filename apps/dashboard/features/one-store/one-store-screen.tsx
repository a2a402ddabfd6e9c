'use client';

import type { ReactNode } from 'react';
import { useSession } from '@/features/session/session-context';
import { seesOffers } from '@/lib/access';
import type { Store } from '@/lib/api/types';
import { PageHead } from '@/ui/page-head';
import { NotAllowed } from '@/ui/states';
import { OneStorePicker } from './one-store-picker';
import { useOneStore } from './use-one-store';

/** A page for the counter of one store, for who may see what to offer there. */
export function OneStoreScreen({
  title,
  subtitle,
  children,
}: {
  title: string;
  subtitle: string;
  children: (store: Store) => ReactNode;
}) {
  const { me } = useSession();
  const one = useOneStore();
  if (!seesOffers(me) || one.store === undefined) return <NotAllowed isPage className="min-h-[60dvh]" />;
  return (
    <div className="mx-auto max-w-[640px]">
      <PageHead title={title} subtitle={subtitle}>
        <OneStorePicker of={one} />
      </PageHead>
      {children(one.store)}
    </div>
  );
}
