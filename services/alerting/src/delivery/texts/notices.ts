import { alertActions } from '@vitrine/alert-rules';
import { alertChanges } from '@vitrine/contracts';
import { knownLocale, type Locale } from '@vitrine/messages';
import {
  type AlertDigest,
  type AlertFacts,
  type AlertNotice,
  alertClaims,
  type NoticeOccasion,
} from '@vitrine/metrics';
import type { DueDelivery, ToldPart } from '@vitrine/store';
import type { SubjectNames } from './names.js';

/** What a message is about, ready to be said in any language. */
export interface Notices {
  of(due: DueDelivery): Promise<AlertNotice>;
  digestOf(due: DueDelivery): Promise<AlertDigest>;
  /** For receivers that are nobody. */
  localeOf(tenantId: string): Promise<Locale>;
}

/** The language of a message to a person: the one chosen for messages, else that of the screens. */
export const localeOfPerson = ({ chosen, locale }: NonNullable<DueDelivery['person']>): Locale =>
  knownLocale(chosen.locale ?? locale);

export class AlertNotices implements Notices {
  constructor(
    private readonly subjects: Pick<SubjectNames, 'of' | 'localeOf'>,
    private readonly clock: { nowMs(): number },
    /** Where the dashboard is. */
    private readonly appUrl: string,
  ) {}

  localeOf(tenantId: string): Promise<Locale> {
    return this.subjects.localeOf(tenantId);
  }

  of({ delivery, ...part }: DueDelivery): Promise<AlertNotice> {
    return this.notice(part, occasionOf(delivery.kind));
  }

  async digestOf(due: DueDelivery): Promise<AlertDigest> {
    const parts: readonly ToldPart[] = due.parts.length === 0 ? [due] : due.parts;
    const notices = await Promise.all(parts.map((part) => this.notice(part, 'change')));
    return { notices, links: this.linksTo('/alerts') };
  }

  private async notice(part: ToldPart, occasion: NoticeOccasion): Promise<AlertNotice> {
    const { alert } = part;
    const { names, place } = await this.subjects.of(alert.tenantId, alert.subject);
    const facts = factsOf(part);
    const actions = alertActions({ ...facts, template: alert.template });
    return {
      ...{ claims: alertClaims(facts, names, place), occasion, nowMs: this.clock.nowMs() },
      ...{ ruleName: alert.ruleName, findings: [], actions, links: this.linksTo(pathOf(alert.id, occasion)) },
    };
  }

  private linksTo(path: string): AlertNotice['links'] {
    return { alert: new URL(path, this.appUrl).href, settings: new URL('/settings', this.appUrl).href };
  }
}

/** A test has no page: it is in the log of messages. */
export const pathOf = (alertId: string, occasion: NoticeOccasion): string =>
  occasion === 'test' ? '/alerts/deliveries' : `/alerts/${alertId}`;

const occasionOf = (kind: DueDelivery['delivery']['kind']): NoticeOccasion => (kind === 'digest' ? 'change' : kind);

/** What the stream said then; of what people and the clock did, the alert as it stands. */
function factsOf({ alert, event }: ToldPart): AlertFacts {
  const change = alertChanges.find((one) => one === event.kind);
  const hasEnded = change === undefined ? alert.phase === 'ended' : change === 'recovered';
  return {
    change: change ?? (hasEnded ? 'recovered' : 'raised'),
    level: hasEnded ? 'none' : levelOf(event.level, alert.level),
    ...{ subject: alert.subject, isLate: alert.isLate, evidence: event.evidence ?? alert.evidence },
    ...{ sinceMs: alert.sinceAt.getTime(), raisedMs: alert.raisedAt.getTime(), atMs: event.at.getTime() },
  };
}

const levelOf = (said: string | null, now: ToldPart['alert']['level']): AlertFacts['level'] =>
  said === 'warning' || said === 'critical' ? said : now;
