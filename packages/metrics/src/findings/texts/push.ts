import type { Locale } from '@vitrine/messages';
import { beginning, figuresInWords } from './brief.js';
import { fit, fitAlike, oneLine } from './fit.js';
import { type AlertNotice, noticeTitle } from './notice.js';

/** What a lock screen shows of a notification before it cuts. */
const MOST_OF_TITLE = 50;
const MOST_OF_BODY = 120;

export interface PushText {
  /** At most 50 characters. */
  readonly title: string;
  /** At most 120, with the figures. */
  readonly body: string;
}

/** An alert as a notification of a phone: who and how bad above, the figures below. Plain text. */
export function alertPush(notice: AlertNotice, locale: Locale): PushText {
  const bodiesIn = (one: Locale) => figuresInWords(notice.claims, one).map((text) => oneLine(beginning(text, one)));
  return pushOf(noticeTitle(notice, locale), bodiesIn, locale);
}

/** @param bodiesIn from the fullest to the shortest, of each language as many */
export const pushOf = (title: string, bodiesIn: (one: Locale) => readonly string[], locale: Locale): PushText => ({
  title: fit([oneLine(title)], MOST_OF_TITLE),
  body: fitAlike(bodiesIn, MOST_OF_BODY, locale),
});
