import { alertActions } from '@vitrine/alert-rules';
import { alertChanges } from '@vitrine/contracts';
import { knownLocale, type Locale } from '@vitrine/messages';
import {
  type AlertDigest,
  type AlertFacts,
  type AlertNotice,
  type AlertPlace,
  alertClaims,
  type Moved,
  type NoticeOccasion,
} from '@vitrine/metrics';
import { type DueDelivery, hasRecovered, type ToldPart } from '@vitrine/store';
import { type Contributions, NOTHING } from '../contributions/alert-contributions.js';
import type { AllowedDelivery } from '../sending/allowed-delivery.js';
import type { SubjectNames } from './names.js';

/** An alert as it is told, with what moved its figure. */
export type ToldNotice = AlertNotice & Moved;

/** What a message is about, ready to be said in any language. */
export interface Notices {
  of(due: AllowedDelivery): Promise<ToldNotice>;
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
    private readonly contributions: Contributions,
  ) {}

  localeOf(tenantId: string): Promise<Locale> {
    return this.subjects.localeOf(tenantId);
  }

  of(due: AllowedDelivery): Promise<ToldNotice> {
    const ask: AskMoved = (facts, place) => this.contributions.of(due, facts, place);
    return this.notice(due, occasionOf(due.delivery.kind), ask);
  }

  async digestOf(due: DueDelivery): Promise<AlertDigest> {
    const parts: readonly ToldPart[] = due.parts.length === 0 ? [due] : due.parts;
    const notices = await Promise.all(parts.map((part) => this.notice(part, 'change', askNothing)));
    return { notices, links: this.linksTo('/alerts') };
  }

  private async notice(part: ToldPart, occasion: NoticeOccasion, ask: AskMoved): Promise<ToldNotice> {
    const { alert } = part;
    const { names, place } = await this.subjects.of(alert.tenantId, alert.subject);
    const facts = factsOf(part);
    const actions = alertActions({ ...facts, template: alert.template, action: part.action });
    return {
      ...{ claims: alertClaims(facts, names, place), occasion, nowMs: this.clock.nowMs() },
      ...{ ruleName: alert.ruleName, actions, links: this.linksTo(pathOf(alert.id, occasion)) },
      ...(await ask(facts, place)),
    };
  }

  private linksTo(path: string): AlertNotice['links'] {
    return { alert: new URL(path, this.appUrl).href, settings: settingsOfMessages(this.appUrl) };
  }
}

/** Where a person chooses what comes to them, and by which way. */
export const settingsOfMessages = (appUrl: string): string => new URL('/settings/notifications', appUrl).href;

type AskMoved = (facts: AlertFacts, place: AlertPlace) => Promise<Moved>;
const askNothing: AskMoved = async () => NOTHING;

/** A test has no page: it is in the log of messages. */
export const pathOf = (alertId: string, occasion: NoticeOccasion): string =>
  occasion === 'test' ? '/alerts/deliveries' : `/alerts/${alertId}`;

const occasionOf = (kind: DueDelivery['delivery']['kind']): NoticeOccasion => (kind === 'digest' ? 'change' : kind);

/** What the stream said then; of what people and the clock did, the alert as it stands. */
function factsOf({ alert, event }: ToldPart): AlertFacts {
  const change = alertChanges.find((one) => one === event.kind);
  const hasEnded = change === undefined ? hasRecovered(alert) : change === 'recovered';
  return {
    change: change ?? (hasEnded ? 'recovered' : 'raised'),
    level: hasEnded ? 'none' : levelOf(event.level, alert.level),
    ...{ subject: alert.subject, isLate: alert.isLate, evidence: event.evidence ?? alert.evidence },
    ...{ sinceMs: alert.sinceAt.getTime(), raisedMs: alert.raisedAt.getTime(), atMs: event.at.getTime() },
  };
}

const levelOf = (said: string | null, now: ToldPart['alert']['level']): AlertFacts['level'] =>
  said === 'warning' || said === 'critical' ? said : now;
