import type { Locale } from '@vitrine/messages';
import { alertHeadline } from '../sentences/alert-headline.js';
import { type AlertNotice, noticeSpeaker, sayState } from './notice.js';

/** An alert in one sentence of plain text, for a webhook's `summary`: a reminder or a trial says so first. */
export function alertSummary(notice: AlertNotice, locale: Locale): string {
  const headline = alertHeadline(notice.claims, locale);
  if (notice.occasion === 'change') return headline;
  const say = noticeSpeaker(locale);
  return say('labelled', { label: sayState(notice, say), value: headline });
}
