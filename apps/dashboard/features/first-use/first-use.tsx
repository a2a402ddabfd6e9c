'use client';

import { PackageOpen } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useLive } from '@/features/live/live-provider';
import { useSession } from '@/features/session/session-context';
import { seesFlow } from '@/lib/access';
import { buttonClass } from '@/ui/button';
import { PageHead } from '@/ui/page-head';

/** A file of past years brings stores, but no sale of today: the list of stores is read again. */
const LOOK_EVERY_MS = 15_000;
const steps = ['ticket', 'file', 'check'] as const;

/** Instead of a page of dashes: what will be here, and the three ways to get it. The first sale replaces it. */
export function FirstUse({ title }: { title: string }) {
  const t = useTranslations('firstUse');
  const { me } = useSession();
  const { snapshot } = useLive();
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  const commands = {
    ticket: `sales.raw.v1\n${me.tenant.id}:loja-01`,
    file: `npm run import -- ${t('file.words')} --tenant ${me.tenant.id}`,
    check: `npm run validate -- ${t('check.words')}`,
  };
  return (
    <>
      <PageHead title={title} subtitle={me.tenant.name} />
      <section className="card p-5 lg:p-8" data-testid="first-use">
        <span className="mb-3 inline-flex size-10 items-center justify-center rounded-full bg-accent-soft" aria-hidden>
          <PackageOpen size={20} strokeWidth={1.75} />
        </span>
        <h2 className="text-card font-semibold">{t('nothing')}</h2>
        <p className="mt-1 max-w-[68ch] text-text-2">{t(snapshot ? 'listening' : 'soon')}</p>
        <ol className="mt-6 grid gap-4 lg:grid-cols-3">
          {steps.map((step, index) => (
            <li key={step} className="flex min-w-0 flex-col rounded-control border border-line p-4">
              <h3 className="font-semibold">
                <span className="tabular mr-2 text-text-3">{index + 1}</span>
                {t(`${step}.title`)}
              </h3>
              <p className="mt-1 flex-1 text-table text-text-2">{t(`${step}.help`)}</p>
              <code className="mt-3 block overflow-x-auto whitespace-pre-wrap break-words rounded-[6px] bg-sunken px-3 py-2 font-mono text-hint">
                {commands[step]}
              </code>
            </li>
          ))}
        </ol>
        {seesFlow(me) ? (
          <Link href="/ops" className={buttonClass('primary', 'mt-6')}>
            {t('watch')}
          </Link>
        ) : null}
      </section>
    </>
  );
}
