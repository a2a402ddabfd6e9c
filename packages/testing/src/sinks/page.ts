import type { KeptMail } from './mail-sink.js';
import type { KeptRequest } from './webhook-sink.js';

type Kept<T> = T & { readonly number: number; readonly receivedAt: string };

export interface Shown {
  readonly mails: readonly Kept<KeptMail>[];
  readonly webhooks: readonly Kept<KeptRequest>[];
}

/** Nothing on the page may run: what it shows comes from strangers. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** The newest first; a mail's own HTML stands in a frame that runs nothing. */
export function pageOf({ mails, webhooks }: Shown): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Vitrine: what would have been sent</title>
<style>${STYLE}</style></head><body>
<h1>What would have been sent</h1>
<p>Mail and webhooks of this development stack reach nobody. The newest 500 of each are kept in memory; <a href="/messages.json">as JSON</a>.</p>
<h2>Mail (${mails.length})</h2>${mails.length === 0 ? '<p>None yet.</p>' : [...mails].reverse().map(mailOf).join('')}
<h2>Webhooks (${webhooks.length})</h2>${webhooks.length === 0 ? '<p>None yet.</p>' : [...webhooks].reverse().map(requestOf).join('')}
</body></html>`;
}

function mailOf({ number, receivedAt, from, to, subject, text, html }: Kept<KeptMail>): string {
  const frame = html === '' ? '' : `<iframe sandbox title="Mail ${number}" srcdoc="${escapeHtml(html)}"></iframe>`;
  return `<details><summary><time>${receivedAt}</time> <b>${escapeHtml(subject)}</b> ${escapeHtml(to.join(', '))}</summary>
<p>From ${escapeHtml(from)}</p>${frame}<pre>${escapeHtml(text)}</pre></details>`;
}

function requestOf({ receivedAt, path, headers, body, signature, answeredStatus }: Kept<KeptRequest>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `<details><summary><time>${receivedAt}</time> <b>${escapeHtml(path)}</b> answered ${answeredStatus}, signature ${signature}</summary>
<pre>${escapeHtml(lines.join('\n'))}

${escapeHtml(body)}</pre></details>`;
}

const STYLE = `body{font:14px/1.45 system-ui,sans-serif;max-width:1000px;margin:24px auto;padding:0 16px;background:#f7f6f3;color:#1b1a17}
details{background:#fff;border:1px solid #dedad2;border-radius:12px;padding:12px 16px;margin:8px 0}
summary{cursor:pointer}time{color:#57534a;font-variant-numeric:tabular-nums}pre{white-space:pre-wrap;overflow-wrap:anywhere}
iframe{width:100%;height:420px;border:1px solid #dedad2;border-radius:8px;background:#fff}`;
