import type { Locale } from '@vitrine/messages';
import { alertSubjectName } from '../sentences/alert-headline.js';
import { figuresInWords } from './brief.js';
import { fit, oneLine } from './fit.js';
import { mailOf } from './mail.js';
import type { MailLine, MailText } from './mail-content.js';
import { type AlertNotice, type NoticeLinks, noticeSpeaker, noticeTitle, sayState } from './notice.js';
import { type PushText, pushOf } from './push.js';
import { alertSummary } from './summary.js';

/** Several alerts told at once: those that a rule groups, or that a person's budget has kept back. At least one. */
export interface AlertDigest {
  /** The ones to read first come first. */
  readonly notices: readonly AlertNotice[];
  /** `alert` is the address of the inbox. */
  readonly links: NoticeLinks;
}

/** A mail lists so many; the rest are counted. */
const MOST_LISTED = 20;
/** Of these, a line has room for the first ones at most. */
const MOST_IN_LINE = 5;
const MOST_OF_SUBJECT = 120;

export function digestTitle({ notices }: AlertDigest, locale: Locale): string {
  const critical = notices.filter(({ claims }) => claims.level === 'critical').length;
  const key = critical > 0 ? 'digestCritical' : 'digestTitle';
  return noticeSpeaker(locale)(key, { count: notices.length, critical });
}

export function digestMail(digest: AlertDigest, locale: Locale): MailText {
  const say = noticeSpeaker(locale);
  const { notices, links } = digest;
  const title = digestTitle(digest, locale);
  const subjects = namesInOneLine(digest, locale).map((value) => say('labelled', { label: title, value }));
  return mailOf({
    locale,
    tone: notices.some(({ claims }) => claims.level === 'critical') ? 'critical' : 'warning',
    subject: fit(subjects, MOST_OF_SUBJECT),
    preheader: figuresInOneLine(digest, locale)[0] ?? '',
    title,
    paragraphs: [],
    rows: [],
    sections: [{ heading: say('listed'), lines: linesOf(digest, locale) }],
    button: { label: say('openInbox'), href: links.alert },
    because: say('digestBecause'),
    settings: { label: say('changeSettings'), href: links.settings },
  });
}

export function digestPush(digest: AlertDigest, locale: Locale): PushText {
  const bodiesIn = (one: Locale) => [...figuresInOneLine(digest, one), ...namesInOneLine(digest, one)];
  return pushOf(digestTitle(digest, locale), bodiesIn, locale);
}

function linesOf({ notices }: AlertDigest, locale: Locale): MailLine[] {
  const listed = notices.slice(0, MOST_LISTED).map((notice) => {
    return { text: alertSummary(notice, locale), href: notice.links.alert };
  });
  const more = notices.length - listed.length;
  return more > 0 ? [...listed, { text: noticeSpeaker(locale)('digestMore', { count: more }) }] : listed;
}

/** Who they are about and their figures: of the first ones, then of fewer; and the same in fewer words. */
function figuresInOneLine({ notices }: AlertDigest, locale: Locale): string[] {
  const say = noticeSpeaker(locale);
  const shown = notices.slice(0, MOST_IN_LINE).map((notice) => {
    const where = alertSubjectName(notice.claims, locale);
    const [, , , brief = '', shortest = brief] = figuresInWords(notice.claims, locale);
    const line = (what: string) => say('subject', { state: sayState(notice, say), where, what });
    return { brief: line(brief), shortest: line(shortest) };
  });
  const texts = [shown.map(({ brief }) => brief), shown.map(({ shortest }) => shortest)];
  return texts.flatMap((lines) => shorterAndShorter(lines, notices.length, locale));
}

function namesInOneLine({ notices }: AlertDigest, locale: Locale): string[] {
  const texts = notices.slice(0, MOST_IN_LINE).map((notice) => noticeTitle(notice, locale));
  return shorterAndShorter(texts, notices.length, locale);
}

function shorterAndShorter(texts: readonly string[], all: number, locale: Locale): string[] {
  const say = noticeSpeaker(locale);
  return texts.map((_, at) => {
    const shown = texts.slice(0, texts.length - at);
    const more = all - shown.length;
    return oneLine([...shown, ...(more > 0 ? [say('digestMore', { count: more })] : [])].join('; '));
  });
}
