import type { Locale } from '@vitrine/messages';
import { factRows, figureRows } from './figure-rows.js';
import { fit, oneLine } from './fit.js';
import { type AlertNotice, inOne, noticeSpeaker, noticeTitle } from './notice.js';
import { alertSummary } from './summary.js';

/** A message for an incoming webhook of Slack's form. */
export interface SlackText {
  /** For notifications, and for services that know no blocks: all of it, with the signs escaped that Slack reads as markup. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** Names stand in texts of type `plain_text` only: Slack reads no markup there. */
export type SlackBlock =
  | { readonly type: 'header' | 'section'; readonly text: PlainText }
  | { readonly type: 'section'; readonly fields: readonly PlainText[] }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'actions'; readonly elements: readonly SlackButton[] };

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}

interface SlackButton {
  readonly type: 'button';
  readonly text: PlainText;
  readonly url: string;
}

/** Slack refuses the whole message where one text is longer, or a section has more fields. */
const MOST_OF_HEADER = 150;
const MOST_OF_SECTION = 3_000;
const MOST_OF_FIELD = 2_000;
const MOST_FIELDS = 10;

/** An alert for Slack and what understands its messages. */
export function alertSlack(notice: AlertNotice, locale: Locale): SlackText {
  const say = noticeSpeaker(locale);
  const title = oneLine(noticeTitle(notice, locale));
  const summary = alertSummary(notice, locale);
  const hints = inOne([...notice.findings, ...notice.actions], locale);
  const facts = factRows(notice, locale);
  const fields = [...figureRows(notice, locale).slice(0, MOST_FIELDS - facts.length), ...facts];
  return {
    text: [escaped([summary, ...hints].join('\n')), `<${notice.links.alert}|${escaped(say('openAlert'))}>`].join('\n'),
    blocks: [
      { type: 'header', text: plain(title, MOST_OF_HEADER) },
      { type: 'section', text: plain(summary, MOST_OF_SECTION) },
      {
        type: 'section',
        fields: fields.map(({ label, value }) => plain(say('labelled', { label, value }), MOST_OF_FIELD)),
      },
      ...(hints.length > 0 ? [{ type: 'context', elements: [plain(hints.join('\n'), MOST_OF_FIELD)] } as const] : []),
      {
        type: 'actions',
        elements: [{ type: 'button', text: plain(say('openAlert'), MOST_OF_FIELD), url: notice.links.alert }],
      },
    ],
  };
}

const plain = (text: string, most: number): PlainText => ({
  type: 'plain_text',
  text: fit([text], most),
  emoji: false,
});

/** Signs of links and mentions are escaped as Slack says. For those that format there is no escape: others that look like them stand there. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '*': '\u2217', _: '\uFF3F', '~': '\u223C', '`': '\u02CB' },
};
/** A sign that nobody sees, between those that only together call people (`@channel`) or link (`https://`, `[a](b)`). */
const JOINER = '\u2060';
const escaped = (text: string): string =>
  text.replace(/[&<>*_~`]/gu, (sign) => SIGNS[sign] ?? sign).replace(/@|:(?=\/\/)|\](?=\()/gu, `$&${JOINER}`);
