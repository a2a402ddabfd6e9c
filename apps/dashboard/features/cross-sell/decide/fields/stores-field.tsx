'use client';

import type { PairDecisionItem } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useWallClock } from '@/features/clock/clock-context';
import { standingOf } from '@/features/cross-sell/pair/standing';
import { StandingNote } from '@/features/cross-sell/pair/standing-note';
import { useOneStore } from '@/features/one-store/use-one-store';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { Choice, Choices } from './choices';

/** Some stores by id; or every one of the tenant, those to come too. */
export type ChosenStores = readonly string[] | 'every';

/** Where it holds, with what was decided there. Nothing to choose for whoever has one store. */
export function StoresField({
  chosen,
  onChosen,
  made,
}: {
  chosen: ChosenStores;
  onChosen: (chosen: ChosenStores) => void;
  made: readonly PairDecisionItem[];
}) {
  const t = useTranslations('crossSell.stores');
  const { me } = useSession();
  const { stores } = useOneStore();
  if (stores.length < 2) return null;
  const ids = stores.map(({ id }) => id);
  const some = chosen === 'every' ? [] : chosen;
  const turn = (id: string) => onChosen(some.includes(id) ? some.filter((one) => one !== id) : [...some, id]);
  const isAll = ids.every((id) => some.includes(id));
  return (
    <Choices legend={t('legend')}>
      {me.scope.stores === 'all' ? (
        <Choice
          type="checkbox"
          name="every"
          isChosen={chosen === 'every'}
          onChoose={() => onChosen(chosen === 'every' ? ids : 'every')}
        >
          {t('every')} <Standing made={made} storeId={null} />
        </Choice>
      ) : null}
      {chosen === 'every' ? null : (
        <>
          <Choice type="checkbox" name="all" isChosen={isAll} onChoose={() => onChosen(isAll ? [] : ids)}>
            {t('all', { count: ids.length })}
          </Choice>
          <div className="max-h-44 overflow-y-auto border-l border-line pl-3" data-testid="stores">
            {stores.map((store) => (
              <Choice
                key={store.id}
                type="checkbox"
                name={`store-${store.id}`}
                isChosen={some.includes(store.id)}
                onChoose={() => turn(store.id)}
              >
                {store.name} <Standing made={made} storeId={store.id} store={store} />
              </Choice>
            ))}
          </div>
          {some.length === 0 ? (
            <p role="alert" className="mt-1 text-hint text-critical">
              {t('none')}
            </p>
          ) : null}
        </>
      )}
    </Choices>
  );
}

/** What holds there of the first pair that something was decided of. */
function Standing({
  made,
  storeId,
  store,
}: {
  made: readonly PairDecisionItem[];
  storeId: string | null;
  store?: Store;
}) {
  const { me } = useSession();
  const { day } = useWallClock(store?.timeZone ?? me.tenant.timeZone);
  const decision = made.find((item) => item.storeId === storeId && item.decision !== 'none');
  if (decision === undefined) return null;
  return (
    <span className="ml-1 text-hint">
      <StandingNote standing={standingOf({ decision, inAllStores: { ...decision, decision: 'none' } }, day)} />
    </span>
  );
}
