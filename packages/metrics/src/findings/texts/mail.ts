import { oneLine } from './fit.js';
import type { MailContent, MailLine, MailText } from './mail-content.js';
import { mailMjml } from './mail-mjml.js';

/** A mail in both of its forms. */
export function mailOf(content: MailContent): MailText {
  const { subject, preheader } = content;
  return {
    subject: oneLine(subject),
    preheader: oneLine(preheader),
    mjml: mailMjml(content),
    text: plainTextOf(content),
  };
}

function plainTextOf({ title, paragraphs, rows, sections, button, because, settings }: MailContent): string {
  return [
    title,
    ...paragraphs,
    ...(rows.length > 0 ? [rows.map(({ label, value }) => `${label}: ${value}`).join('\n')] : []),
    ...sections.map(({ heading, lines }) => [`${heading}:`, ...lines.map(lineOf)].join('\n')),
    `${button.label}: ${button.href}`,
    `${because}\n${settings.label}: ${settings.href}`,
  ].join('\n\n');
}

const lineOf = ({ text, href }: MailLine): string => (href === undefined ? `- ${text}` : `- ${text}\n  ${href}`);
