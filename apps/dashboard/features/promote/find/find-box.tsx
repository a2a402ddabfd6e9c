'use client';

import type { PromoteList } from '@vitrine/contracts';
import { ScanBarcode } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { isUnreachable } from '@/features/offline/use-kept-query';
import { useSession } from '@/features/session/session-context';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { notify } from '@/ui/notices/notify';
import { SearchField } from '@/ui/search-field';
import { isMeant, onlyMeant } from './of-today';
import { findProducts, useFind } from './use-find';
import { useScanDialog } from './use-scan-dialog';

/** What is in hand: typed, or read from its bar code by the camera. Without a network the list of the day is looked through. */
export function FindBox({
  items,
  isOffline,
  onFound,
}: {
  items: PromoteList['items'];
  isOffline: boolean;
  onFound: (productId: string) => void;
}) {
  const t = useTranslations('promote.find');
  const [words, setWords] = useState('');
  const scan = useScanDialog();
  const take = (productId: string) => {
    setWords('');
    onFound(productId);
  };
  const takeCode = async (code: string) => {
    scan.close();
    try {
      const [only, ...more] = await findProducts(code);
      if (only && more.length === 0) return take(only.id);
      notify('message', t(only ? 'several' : 'noCode', { code }));
      return setWords(code);
    } catch (cause) {
      const kept = isUnreachable(cause) ? onlyMeant(items, code) : undefined;
      if (kept !== undefined) return take(kept);
      setWords(code);
      return notify('warning', wordsOfFailure(cause, t('offline')));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== '') void takeCode(words.trim());
  };
  return (
    <form onSubmit={submit} className="card p-4 lg:p-5" data-testid="find">
      <div className="flex gap-2">
        <SearchField label={t('label')} testId="find-words" text={words} onText={setWords} className="min-w-0 flex-1" />
        <Button onClick={() => void scan.open()} data-testid="scan">
          <ScanBarcode size={16} strokeWidth={1.75} aria-hidden />
          {t('scan')}
        </Button>
      </div>
      {words.trim().length > 1 ? <Results words={words} items={items} isOffline={isOffline} onTake={take} /> : null}
      {scan.isMissing ? (
        <p role="alert" className="mt-2 text-hint text-text-2">
          {t('noScan')}
        </p>
      ) : null}
      {scan.Dialog ? <scan.Dialog onCode={(code) => void takeCode(code)} onClose={scan.close} /> : null}
    </form>
  );
}

function wordsOfFailure(cause: unknown, offline: string): string {
  return isUnreachable(cause) ? offline : explainProblem(cause, offline).sentence;
}

function Results({
  words,
  items,
  isOffline,
  onTake,
}: {
  words: string;
  items: PromoteList['items'];
  isOffline: boolean;
  onTake: (productId: string) => void;
}) {
  const t = useTranslations('promote.find');
  const { formats } = useSession();
  const { data, isPending, error } = useFind(words);
  const failure = isOffline ? t('offline') : error && wordsOfFailure(error, t('offline'));
  const ofToday = items
    .filter((item) => isMeant(item, words))
    .map(({ productId: id, name = id, unitPrice }) => ({ id, name, unitPrice }));
  const found = failure ? ofToday : (data ?? []);
  if (isPending && !isOffline) return <p className="mt-2 text-table text-text-2">{t('looking')}</p>;
  return (
    <>
      {failure ? <p className="mt-2 text-hint text-text-2">{failure}</p> : null}
      {found.length === 0 ? <p className="mt-2 text-table text-text-2">{t('none')}</p> : null}
      <ul className="mt-1">
        {found.map(({ id, name, unitPrice }) => (
          <li key={id}>
            <button
              type="button"
              data-testid="found"
              onClick={() => onTake(id)}
              className="-mx-2 flex min-h-11 w-[calc(100%+16px)] items-center justify-between gap-3 rounded-control px-2 text-left hover:bg-sunken"
            >
              <span className="min-w-0">{name}</span>
              <span className="tabular shrink-0 text-table text-text-2">
                {unitPrice ? formats.figure(unitPrice, 'money') : id}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
