'use client';

import type { AlertDetail } from '@vitrine/contracts';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ProposalOfAlert } from '@/features/alert-rules/proposal/proposal-of-alert';
import { useSession } from '@/features/session/session-context';
import { Panel } from '@/ui/panel';
import { LevelMark } from '../words/level-mark';
import { useBilingual } from '../words/use-bilingual';
import { AlertChart } from './alert-chart';
import { CommentForm } from './comment-form';
import { Contributors } from './contributors';
import { Timeline } from './timeline';

/** What is known beside the sentence. What the alert does not have has no panel. */
export function AlertPanels({ alert }: { alert: AlertDetail }) {
  const t = useTranslations('alerts');
  return (
    <>
      {alert.chart ? <AlertChart chart={alert.chart} timeZone={alert.subject.timeZone} /> : null}
      {alert.findings.length > 0 || alert.contributors.length > 0 ? <Contributors alert={alert} /> : null}
      {alert.actions.length > 0 ? <Suggestions alert={alert} /> : null}
      <ProposalOfAlert ruleId={alert.rule.id} />
      <Panel title={t('timeline.title')} testId="alert-timeline">
        <Timeline alert={alert} />
        <CommentForm id={alert.id} />
      </Panel>
      {alert.earlier.length > 0 ? <Earlier alert={alert} /> : null}
    </>
  );
}

function Suggestions({ alert }: { alert: AlertDetail }) {
  const t = useTranslations('alerts');
  const say = useBilingual();
  return (
    <Panel title={t('suggestions')} testId="alert-actions">
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-body">
        {alert.actions.map((action) => (
          <li key={action.en}>{say(action)}</li>
        ))}
      </ul>
    </Panel>
  );
}

/** The same rule for the same subject before. */
function Earlier({ alert }: { alert: AlertDetail }) {
  const t = useTranslations('alerts');
  const { formats } = useSession();
  const at = (moment: string) => formats.momentIn(Date.parse(moment), alert.subject.timeZone);
  return (
    <Panel title={t('earlier.title')} lead={t('earlier.lead', { rule: alert.rule.name })} testId="alert-earlier">
      <ul className="flex flex-col">
        {alert.earlier.map(({ id, level, raisedAt, endedAt }) => (
          <li key={id} className="border-t border-line first:border-t-0">
            <Link
              href={`/alerts/${id}`}
              className="tabular flex min-h-10 items-center gap-2.5 text-table hover:bg-sunken max-md:min-h-11"
            >
              <LevelMark level={level} />
              {endedAt
                ? t('earlier.ended', { from: at(raisedAt), to: at(endedAt) })
                : t('earlier.open', { from: at(raisedAt) })}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
