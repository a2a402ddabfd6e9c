'use client';

import type { AlertRuleVersionList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { managesRules } from '@/lib/access';
import { NextPage } from '@/ui/next-page';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton } from '@/ui/skeleton';
import { NotAllowed, ReadingFailed } from '@/ui/states';
import { useRuleVersions } from '../api/use-rules';
import { BackToRules } from '../back-to-rules';
import { editOf } from '../draft/rule-edit';
import { sayRule } from '../sentence/rule-words';
import { useSpeaker } from '../sentence/use-speaker';
import { sayChanges } from './say-change';

type Version = AlertRuleVersionList['items'][number];

/** What a rule said, when and by whom, and what changed from one to the next. */
export function VersionsScreen({ id }: { id: string }) {
  const { me } = useSession();
  return managesRules(me) ? <Versions id={id} /> : <NotAllowed isPage className="min-h-[60dvh]" />;
}

function Versions({ id }: { id: string }) {
  const t = useTranslations('alertRules.versions');
  const versions = useRuleVersions(id);
  const listed = versions.data?.pages.flatMap(({ items }) => items) ?? [];
  const name = listed[0]?.rule.name ?? '…';
  return (
    <>
      <BackToRules />
      <PageHead title={t('title', { name })} />
      {versions.isPending ? (
        <div className="card p-4">
          <RowsSkeleton rows={4} rowClass="h-16" />
        </div>
      ) : versions.isError && listed.length === 0 ? (
        <div className="card">
          <ReadingFailed error={versions.error} onRetry={() => void versions.refetch()} />
        </div>
      ) : (
        <ol className="flex flex-col gap-3" data-testid="versions">
          {listed.map((version, index) => (
            <VersionCard key={version.version} version={version} before={listed[index + 1]} isCurrent={index === 0} />
          ))}
        </ol>
      )}
      <NextPage list={versions} />
    </>
  );
}

function VersionCard({
  version,
  before,
  isCurrent,
}: {
  version: Version;
  before: Version | undefined;
  isCurrent: boolean;
}) {
  const t = useTranslations('alertRules');
  const { me, formats } = useSession();
  const speaker = useSpeaker(version.author?.id === me.user.id);
  const when = formats.moment(version.at);
  return (
    <li className="card p-4" data-testid="version">
      <h2 className="flex flex-wrap items-center gap-2 font-semibold">
        {t('versions.version', { version: version.version })}
        {isCurrent ? (
          <span className="rounded-full bg-accent-soft px-2 py-0.5 text-hint font-medium">{t('versions.current')}</span>
        ) : null}
      </h2>
      <p className="text-hint text-text-2">
        {version.author ? t('by', { name: version.author.name, when }) : t('ready', { when })}
      </p>
      <p className="mt-2 max-w-[84ch] break-words text-text-2">{sayRule(editOf(version.rule, true), speaker)}</p>
      {version.version === 1 ? (
        <p className="mt-2 text-table text-text-3">{t('versions.first')}</p>
      ) : before ? (
        <Changes version={version} before={before} />
      ) : null}
    </li>
  );
}

function Changes({ version, before }: { version: Version; before: Version }) {
  const t = useTranslations('alertRules');
  const { me } = useSession();
  const speaker = useSpeaker(version.author?.id === me.user.id);
  const changes = sayChanges(before.rule, version, speaker);
  if (changes.length === 0) return <p className="mt-2 text-table text-text-3">{t('versions.same')}</p>;
  return (
    <dl className="mt-3 flex flex-col gap-2 text-table">
      {changes.map(({ field, before: from, after }) => (
        <div
          key={field}
          className="grid gap-x-3 gap-y-0.5 border-t border-line pt-2 md:grid-cols-[160px_1fr_1fr]"
          data-testid="change"
        >
          <dt className="font-medium">{t(`fields.${field}`)}</dt>
          <dd className="break-words text-text-2">
            <span className="text-text-3">{t('versions.before')}: </span>
            <del className="decoration-text-3">{from}</del>
          </dd>
          <dd className="break-words">
            <span className="text-text-3">{t('versions.after')}: </span>
            <ins className="font-medium no-underline">{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
