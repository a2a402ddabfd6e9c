import { type AlertNotice, alertPush, digestPush, type PushText } from '@vitrine/metrics';
import type { AllowedDelivery } from '../sending/allowed-delivery.js';
import { localeOfPerson, type Notices, pathOf } from '../texts/notices.js';

/** What the service worker of the dashboard reads (`apps/dashboard/service-worker/push`). */
export interface PushPayload extends PushText {
  /** Of the message: one that comes twice is shown once. */
  readonly id: string;
  /** Of the alert: what is new about it takes the place of what was. */
  readonly tag: string;
  /** Of the page that it opens, from the root of the dashboard. */
  readonly path: string;
  readonly level: AlertNotice['claims']['level'];
  readonly lang: string;
  readonly atMs: number;
}

/** Title and body have their room, so it fits into the 4,096 bytes that push services take. */
export async function pushPayload(
  due: AllowedDelivery & { readonly person: NonNullable<AllowedDelivery['person']> },
  notices: Notices,
): Promise<PushPayload> {
  const { delivery, event } = due;
  const locale = localeOfPerson(due.person);
  const common = { id: delivery.id, lang: locale, atMs: event.at.getTime() };
  if (delivery.kind === 'digest') {
    const digest = await notices.digestOf(due);
    const isCritical = digest.notices.some(({ claims }) => claims.level === 'critical');
    const level = isCritical ? 'critical' : 'warning';
    return { ...common, ...digestPush(digest, locale), tag: delivery.id, path: '/alerts', level };
  }
  const notice = await notices.of(due);
  const { alertId: tag } = delivery;
  return {
    ...common,
    ...alertPush(notice, locale),
    tag,
    path: pathOf(tag, notice.occasion),
    level: notice.claims.level,
  };
}
