import type { Locale } from '@vitrine/messages';
import type { LabelledFigure } from './figure-rows.js';

/** How a mail looks at first sight; words say the same. */
export type MailTone = 'warning' | 'critical' | 'calm';

/** What a mail says, before it has a form. Plain text throughout: names stand in it as they are. */
export interface MailContent {
  readonly locale: Locale;
  readonly tone: MailTone;
  readonly subject: string;
  /** What a list of mails shows beside the subject. */
  readonly preheader: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly rows: readonly LabelledFigure[];
  readonly sections: readonly MailSection[];
  readonly button: MailLink;
  /** Why it came, and where to change that. */
  readonly because: string;
  readonly settings: MailLink;
}

export interface MailSection {
  readonly heading: string;
  readonly lines: readonly MailLine[];
}

export interface MailLine {
  readonly text: string;
  /** Where the line leads to. */
  readonly href?: string;
}

export interface MailLink {
  readonly label: string;
  readonly href: string;
}

/** A mail ready to be sent, but for the MJML, which the sender renders to HTML. */
export interface MailText {
  /** One line. */
  readonly subject: string;
  readonly preheader: string;
  readonly mjml: string;
  /** The same as plain text. */
  readonly text: string;
}
