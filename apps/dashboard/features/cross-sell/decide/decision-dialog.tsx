'use client';

import type { PairDecisionItem } from '@vitrine/contracts';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Decide } from '@/features/cross-sell/api/use-decide';
import { pairNames } from '@/features/cross-sell/pair/pair-name';
import type { Pair } from '@/features/cross-sell/pair/standing';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { DayField } from './day-field';

const kinds = ['pin', 'block', 'none'] as const;
const places = ['decision', 'inAllStores'] as const;
type Place = (typeof places)[number];

/** What is decided of a pair: offered first, never or as it sells; in this store or in all; between two days. */
export function DecisionDialog({
  pair,
  store,
  onDecide,
  onClose,
}: {
  pair: Pair;
  store: Store;
  onDecide: (decide: Decide) => void;
  onClose: () => void;
}) {
  const t = useTranslations('crossSell.dialog');
  const { me } = useSession();
  const [place, setPlace] = useState<Place>(
    me.scope.stores === 'all' && pair.decision.decision === 'none' && pair.inAllStores.decision !== 'none'
      ? 'inAllStores'
      : 'decision',
  );
  const [first, second] = pairNames(pair);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')} closeLabel={t('close')}>
      <p className="font-medium">
        {first} <span className="font-normal text-text-3">+</span> {second}
      </p>
      <p className="mt-0.5 text-text-2">{pair.sentence}</p>
      <Link
        href={`/me/promote?at=${encodeURIComponent(store.id)}&with=${encodeURIComponent(pair.productIds[0])}`}
        className="mt-1 inline-flex min-h-9 items-center text-table underline max-md:min-h-11"
      >
        {t('asSeller')}
      </Link>
      {me.scope.stores === 'all' ? (
        <Choices legend={t('place')}>
          {places.map((one) => (
            <Radio key={one} name="place" isChosen={place === one} onChoose={() => setPlace(one)}>
              {one === 'decision' ? store.name : t('everyStore')}
            </Radio>
          ))}
        </Choices>
      ) : null}
      <DecisionForm
        key={place}
        before={pair[place]}
        onSubmit={(choice) => {
          onDecide({ before: pair[place], choice });
          onClose();
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}

function DecisionForm({
  before,
  onSubmit,
  onClose,
}: {
  before: PairDecisionItem;
  onSubmit: (choice: Decide['choice']) => void;
  onClose: () => void;
}) {
  const t = useTranslations('crossSell.dialog');
  const [decision, setDecision] = useState(before.version === 0 ? 'pin' : before.decision);
  const [from, setFrom] = useState(before.from ?? '');
  const [to, setTo] = useState(before.to ?? '');
  const hasDays = decision !== 'none';
  const isReversed = hasDays && from !== '' && to !== '' && to < from;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReversed) onSubmit({ decision, from: (hasDays && from) || null, to: (hasDays && to) || null });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Choices legend={t('what')}>
        {kinds.map((kind) => (
          <Radio key={kind} name="decision" isChosen={decision === kind} onChoose={() => setDecision(kind)}>
            {t(`kinds.${kind}`)}
            <span className="block text-hint text-text-2">{t(`help.${kind}`)}</span>
          </Radio>
        ))}
      </Choices>
      {decision === 'none' ? null : (
        <div className="mt-4 grid grid-cols-2 gap-3">
          <DayField id="from" label={t('from')} help={t('fromHelp')} value={from} onValue={setFrom} />
          <DayField
            id="to"
            label={t('to')}
            help={t('toHelp')}
            error={isReversed ? t('reversed') : undefined}
            value={to}
            onValue={setTo}
          />
        </div>
      )}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" look="primary" data-testid="save-decision">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="mt-4">
      <legend className="mb-1 text-table font-medium">{legend}</legend>
      {children}
    </fieldset>
  );
}

function Radio({
  name,
  isChosen,
  onChoose,
  children,
}: {
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label className="-mx-2 flex min-h-9 items-start gap-2.5 rounded-control px-2 py-1.5 hover:bg-sunken max-md:min-h-11">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} className="mt-0.5 size-4 accent-accent" />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
