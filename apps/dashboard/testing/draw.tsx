import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { AppRouterContext, type AppRouterInstance } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { NextIntlClientProvider } from 'next-intl';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ClockProvider } from '@/features/clock/clock-context';
import { LiveProvider } from '@/features/live/live-provider';
import { SessionProvider } from '@/features/session/session-context';
import { withMetricNames } from '@/i18n/metric-names';
import type { Me, MetricAnswer, MetricQuery, Store } from '@/lib/api/types';
import english from '@/messages/en.json' with { type: 'json' };
import portuguese from '@/messages/pt-BR.json' with { type: 'json' };
import { aMe } from './people';

export interface Surroundings {
  locale?: 'pt-BR' | 'en';
  me?: Me;
  stores?: readonly Store[];
  /** `/stores?sort=tickets` */
  address?: string;
  /** When the page is made; the business clock stands there. */
  at?: string;
  /** What the api has answered already, each to its question. */
  answers?: readonly { query: MetricQuery; answer: MetricAnswer }[];
}

/** What the server sends for a component, as a person of the session would get it: markup, before any script has run. */
export function draw(component: ReactNode, surroundings: Surroundings = {}): string {
  return renderToStaticMarkup(<Page {...surroundings}>{component}</Page>);
}

/** The words of the markup, one space between them. */
export function wordsOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function Page({ children, ...given }: Surroundings & { children: ReactNode }) {
  const { locale = 'pt-BR', me = aMe(), stores = [], at = '2026-11-20T17:32:00Z', answers = [] } = given;
  const { pathname, search, searchParams } = new URL(given.address ?? '/overview', 'http://shop.test');
  const client = new QueryClient();
  for (const { query, answer } of answers) client.setQueryData(['metrics', query], answer);
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={withMetricNames(locale === 'en' ? english : portuguese, locale)}
      timeZone="America/Sao_Paulo"
    >
      <AppRouterContext.Provider value={standing}>
        <PathnameContext.Provider value={pathname}>
          <SearchParamsContext.Provider value={searchParams}>
            <QueryClientProvider client={client}>
              <NuqsTestingAdapter searchParams={search}>
                <SessionProvider me={me} stores={stores}>
                  <ClockProvider renderedAt={at}>
                    <LiveProvider>{children}</LiveProvider>
                  </ClockProvider>
                </SessionProvider>
              </NuqsTestingAdapter>
            </QueryClientProvider>
          </SearchParamsContext.Provider>
        </PathnameContext.Provider>
      </AppRouterContext.Provider>
    </NextIntlClientProvider>
  );
}

/** A page that is drawn once goes nowhere. */
const stay = () => undefined;
const standing: AppRouterInstance = {
  bfcacheId: '',
  back: stay,
  forward: stay,
  refresh: stay,
  push: stay,
  replace: stay,
  prefetch: stay,
};
