import type { LabelledFigure } from './figure-rows.js';
import type { MailContent, MailLine, MailSection, MailTone } from './mail-content.js';

/** Each has 4.5:1 on white. */
const COLOURS: Readonly<Record<MailTone, string>> = { warning: '#8A5A00', critical: '#B23A00', calm: '#00664A' };
const INK = '#111827';
const PALE = '#4B5563';

/** The mail as MJML. Every text is escaped here, and here alone. */
export function mailMjml(content: MailContent): string {
  const { title, paragraphs, rows, sections, preheader, locale, tone } = content;
  return `<mjml lang="${locale}">
<mj-head>
<mj-title>${escaped(content.subject)}</mj-title>
<mj-preview>${escaped(preheader)}</mj-preview>
<mj-attributes>
<mj-all font-family="Helvetica, Arial, sans-serif" />
<mj-text font-size="15px" line-height="1.5" color="${INK}" />
<mj-table font-size="15px" line-height="1.6" color="${INK}" />
</mj-attributes>
</mj-head>
<mj-body background-color="#F3F4F6">
<mj-section background-color="#FFFFFF" border-top="4px solid ${COLOURS[tone]}">
<mj-column>
<mj-text font-size="19px" font-weight="700" color="${COLOURS[tone]}">${escaped(title)}</mj-text>
${paragraphs.map(textOf).join('\n')}
${rows.length > 0 ? tableOf(rows) : ''}
${sections.map(sectionOf).join('\n')}
<mj-button href="${escaped(content.button.href)}" background-color="${INK}" color="#FFFFFF" align="left">${escaped(content.button.label)}</mj-button>
</mj-column>
</mj-section>
<mj-section>
<mj-column>
<mj-text font-size="13px" color="${PALE}">${escaped(content.because)} <a href="${escaped(content.settings.href)}" style="color:${PALE}">${escaped(content.settings.label)}</a></mj-text>
</mj-column>
</mj-section>
</mj-body>
</mjml>`;
}

const textOf = (paragraph: string): string => `<mj-text>${escaped(paragraph)}</mj-text>`;

function tableOf(rows: readonly LabelledFigure[]): string {
  const lines = rows.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="text-align:left;font-weight:400;color:${PALE};padding-right:16px">${escaped(label)}</th><td style="text-align:right;font-weight:700">${escaped(value)}</td></tr>`,
  );
  return `<mj-table>${lines.join('')}</mj-table>`;
}

function sectionOf({ heading, lines }: MailSection): string {
  const items = lines.map((line) => `<li>${itemOf(line)}</li>`).join('');
  return `<mj-text><strong>${escaped(heading)}</strong><ul style="margin:4px 0 0;padding-left:20px">${items}</ul></mj-text>`;
}

const itemOf = ({ text, href }: MailLine): string =>
  href === undefined ? escaped(text) : `<a href="${escaped(href)}" style="color:${INK}">${escaped(text)}</a>`;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign);
