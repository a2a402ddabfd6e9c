'use client';

import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { Button } from '@/ui/button';
import { Option } from '@/ui/option';
import { peopleOf, withoutStore, withPerson } from '../../draft/overrides';
import { useBuilder } from '../context/builder-context';
import { NamedChoice, usePeopleChoice } from './named-choice';
import { useRouting } from './use-routing';

/** Stores in which others are told than the rule says: first the store, then its people. */
export function OverrideChoice() {
  const [storeId, setStoreId] = useState<string>();
  return (
    <div className="-m-1.5 max-h-[60dvh] overflow-y-auto md:max-h-[420px]">
      {storeId === undefined ? (
        <Stores onChoose={setStoreId} />
      ) : (
        <PeopleOfStore storeId={storeId} onBack={() => setStoreId(undefined)} />
      )}
    </div>
  );
}

function Stores({ onChoose }: { onChoose: (storeId: string) => void }) {
  const t = useTranslations('alertRules.overrides');
  const { stores } = useSession();
  const { edit } = useBuilder();
  const { routing } = useRouting();
  const { storeIds } = edit.draft;
  const offered = stores.filter(({ id, access }) => access === 'full' && (storeIds?.includes(id) ?? true));
  return (
    <>
      <p className="mb-2 px-2.5 pt-1.5 text-table text-text-2">{t('help')}</p>
      {offered.map(({ id, name }) => {
        const count = peopleOf(routing.overrides, id).length;
        return (
          <Option key={id} isChosen={count > 0} onClick={() => onChoose(id)} data-testid={`override-${id}`}>
            <span className="block">{name}</span>
            {count > 0 ? <span className="text-hint text-text-2">{t('people', { count })}</span> : null}
          </Option>
        );
      })}
    </>
  );
}

function PeopleOfStore({ storeId, onBack }: { storeId: string; onBack: () => void }) {
  const t = useTranslations('alertRules.overrides');
  const { stores } = useSession();
  const { routing, set } = useRouting();
  const { read, people } = usePeopleChoice();
  const chosen = peopleOf(routing.overrides, storeId);
  const name = stores.find(({ id }) => id === storeId)?.name ?? storeId;
  const toggle = (personId: string) =>
    set((before) => ({ ...before, overrides: withPerson(before.overrides, storeId, personId) }));
  const clear = () => set((before) => ({ ...before, overrides: withoutStore(before.overrides, storeId) }));
  return (
    <>
      <Button look="quiet" className="w-full justify-start" onClick={onBack} data-testid="override-back">
        <ArrowLeft size={16} strokeWidth={1.75} aria-hidden />
        {t('back')}
      </Button>
      <NamedChoice
        title={t('insteadIn', { store: name })}
        read={read}
        items={people}
        chosen={chosen}
        onToggle={toggle}
      />
      {chosen.length > 0 ? (
        <Button look="quiet" className="w-full justify-start" onClick={clear} data-testid="override-clear">
          <RotateCcw size={16} strokeWidth={1.75} aria-hidden />
          {t('clear')}
        </Button>
      ) : null}
    </>
  );
}
