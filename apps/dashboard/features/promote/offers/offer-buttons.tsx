'use client';

import type { FeedbackOutcome } from '@vitrine/contracts';
import { Check, MessageCircle, ThumbsDown, Undo2, UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useNow } from '@/features/clock/clock-context';
import { Button } from '@/ui/button';
import { nextOutcomes, type Offer } from './feedback';
import { useOffers } from './offers-context';

const icons = { offered: MessageCircle, sold: Check, notUseful: ThumbsDown } as const;

/** One tap says what became of an offer; for some seconds it can be taken back. Each customer is an offer of its own. */
export function OfferButtons({ first, name }: { first: Offer; name: string }) {
  const t = useTranslations('promote');
  const { said, say, takeBack } = useOffers();
  const [again, setAgain] = useState<string | null>(null);
  const offer = again === null ? first : { ...first, offerId: again };
  const entry = said.get(offer.offerId);
  const isUndoable = useNow() < (entry?.undoUntil ?? 0);
  const next = nextOutcomes(entry?.outcome ?? null);
  return (
    <div
      className="mt-2.5 flex flex-wrap items-center gap-1.5"
      data-testid="offer-buttons"
      data-said={entry?.outcome ?? ''}
    >
      {entry ? <SaidMark outcome={entry.outcome} /> : null}
      {next.map((outcome) => {
        const Icon = icons[outcome];
        return (
          <Button
            key={outcome}
            look={outcome === 'notUseful' ? 'quiet' : 'secondary'}
            data-testid={outcome}
            aria-label={t('saysOf', { what: t(`says.${outcome}`), name })}
            onClick={() => say(offer, outcome)}
            className="min-w-0 flex-1 px-2"
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0 max-sm:hidden" />
            {t(`says.${outcome}`)}
          </Button>
        );
      })}
      {entry && isUndoable ? (
        <Button look="quiet" data-testid="undo" aria-label={t('undoOf', { name })} onClick={() => void takeBack(offer)}>
          <Undo2 size={16} strokeWidth={1.75} aria-hidden />
          {t('undo')}
        </Button>
      ) : null}
      {entry && !isUndoable && next.length === 0 ? (
        <Button
          look="quiet"
          data-testid="next-customer"
          aria-label={t('nextOf', { name })}
          onClick={() => setAgain(crypto.randomUUID())}
        >
          <UserPlus size={16} strokeWidth={1.75} aria-hidden />
          {t('next')}
        </Button>
      ) : null}
    </div>
  );
}

function SaidMark({ outcome }: { outcome: FeedbackOutcome }) {
  const t = useTranslations('promote.said');
  const Icon = icons[outcome];
  return (
    <span
      role="status"
      className="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-accent-soft px-3 text-table font-medium max-md:min-h-11"
    >
      <Icon size={14} strokeWidth={2} aria-hidden className="text-accent" />
      {t(outcome)}
    </span>
  );
}
