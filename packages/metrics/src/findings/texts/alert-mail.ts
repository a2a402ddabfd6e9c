import type { Locale } from '@vitrine/messages';
import { alertSubjectName } from '../sentences/alert-headline.js';
import { beginning, figuresInWords } from './brief.js';
import { factRows, figureRows } from './figure-rows.js';
import { fitAlike, oneLine } from './fit.js';
import { mailOf } from './mail.js';
import type { MailSection, MailText, MailTone } from './mail-content.js';
import { type AlertNotice, inOne, noticeSpeaker, noticeTitle, sayState } from './notice.js';
import { alertSummary } from './summary.js';

/** What lists of mails show of a subject at most. */
const MOST_OF_SUBJECT = 120;

/** An alert as a mail: its sentence, its figures, what moved them and what to do. */
export function alertMail(notice: AlertNotice, locale: Locale): MailText {
  const { links, ruleName } = notice;
  const say = noticeSpeaker(locale);
  return mailOf({
    locale,
    tone: toneOf(notice),
    subject: subjectOf(notice, locale),
    preheader: preheaderOf(notice, locale),
    title: noticeTitle(notice, locale),
    paragraphs: [
      ...(notice.occasion === 'test' ? [say('isTest')] : []),
      `${alertSummary({ ...notice, occasion: 'change' }, locale)}.`,
    ],
    rows: [...figureRows(notice, locale), ...factRows(notice, locale)],
    sections: [
      ...section(say('whatMoved'), inOne(notice.findings, locale)),
      ...section(say('whatToDo'), inOne(notice.actions, locale)),
    ],
    button: { label: say('openAlert'), href: links.alert },
    because: say('because', { rule: oneLine(ruleName) }),
    settings: { label: say('changeSettings'), href: links.settings },
  });
}

function toneOf({ claims: { change, level } }: AlertNotice): MailTone {
  if (change === 'recovered') return 'calm';
  return level === 'critical' ? 'critical' : 'warning';
}

/** The figures themselves, in as many words as there is room for. */
function subjectOf(notice: AlertNotice, locale: Locale): string {
  const subjectsIn = (one: Locale) => {
    const say = noticeSpeaker(one);
    const values = { state: sayState(notice, say), where: alertSubjectName(notice.claims, one) };
    const [, ...short] = figuresInWords(notice.claims, one);
    return short.map((what) => say('subject', { ...values, what }));
  };
  return fitAlike(subjectsIn, MOST_OF_SUBJECT, locale);
}

/** What the subject leaves out: when, and what to do. */
function preheaderOf({ claims, actions }: AlertNotice, locale: Locale): string {
  const [full = ''] = figuresInWords(claims, locale);
  return [`${beginning(full, locale)}.`, ...inOne(actions, locale).slice(0, 1)].join(' ');
}

const section = (heading: string, lines: readonly string[]): MailSection[] =>
  lines.length > 0 ? [{ heading, lines: lines.map((text) => ({ text })) }] : [];
