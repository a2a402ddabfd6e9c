'use client';

import { useTranslations } from 'next-intl';
import { PairActions } from '@/features/cross-sell/decide/pair-actions';
import { pairNames } from '@/features/cross-sell/pair/pair-name';
import { type Pair, standingOf } from '@/features/cross-sell/pair/standing';
import { StandingNote } from '@/features/cross-sell/pair/standing-note';
import { cn } from '@/ui/cn';
import { ExpertFacts } from './expert-facts';

/** Each pair in a sentence, with what may be done about it. Where experts have their table, these are for the phone. */
export function PairCards({ pairs, day, isExpert }: { pairs: readonly Pair[]; day: string; isExpert: boolean }) {
  return (
    <ol className={cn('flex flex-col', isExpert && 'lg:hidden')} data-testid="pair-list">
      {pairs.map((pair) => (
        <PairCard key={pair.productIds.join('\n')} pair={pair} day={day} isExpert={isExpert} />
      ))}
    </ol>
  );
}

function PairCard({ pair, day, isExpert }: { pair: Pair; day: string; isExpert: boolean }) {
  const t = useTranslations('crossSell');
  const [first, second] = pairNames(pair);
  const standing = standingOf(pair, day);
  const isBlocked = standing.kind === 'block' && standing.when === 'now';
  return (
    <li
      data-testid="pair"
      data-pair={pair.productIds.join(' ')}
      data-decision={standing.when === 'over' ? 'none' : standing.kind}
      className="flex flex-col gap-x-6 gap-y-2 border-t border-line py-3.5 first:border-t-0 md:flex-row md:items-center"
    >
      <div className={cn('min-w-0 flex-1', isBlocked && 'text-text-2')}>
        <p className="font-medium leading-[1.3]">
          {first} <span className="font-normal text-text-3">+</span> {second}
        </p>
        <p className="mt-0.5 max-w-[84ch] text-text-2">{pair.sentence}</p>
        <p className="tabular mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-hint text-text-3">
          {t('together', { count: pair.basketsTogether })}
          <StandingNote standing={standing} />
        </p>
        {isExpert ? <ExpertFacts pair={pair} /> : null}
      </div>
      <PairActions pair={pair} standing={standing} />
    </li>
  );
}
