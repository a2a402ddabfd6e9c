import { wordsOf } from '../messages/words';
import type { WorkerScope } from '../scope/worker-scope';

/** What stands in for a page or a file that cannot be reached. */
export interface StandIns {
  find: (url: string) => Promise<Response | undefined>;
  isFile: (url: string) => boolean;
}

/**
 * The newest version takes over at once. A page that cannot be reached is the one that was kept of it, or says so in our own words.
 */
export function keepShell(scope: WorkerScope, kept: StandIns): void {
  scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
  scope.addEventListener('fetch', (event) => {
    const { mode, url } = event.request;
    const reached = () => scope.fetch(event.request);
    if (mode === 'navigate')
      event.respondWith(reached().catch(async () => (await kept.find(url)) ?? offlinePage(scope.navigator.language)));
    // Files of a kept page; figures and live lines go their own way: the browser's.
    else if (kept.isFile(url))
      event.respondWith(reached().catch(async () => (await kept.find(url)) ?? Response.error()));
  });
}

/** Nothing in it runs, and it tries again when the person does. */
export function offlinePage(language: string): Response {
  const { lang, title, help, again } = wordsOf(language);
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>
body{font:16px/1.45 system-ui,sans-serif;background:#f7f6f3;color:#1b1a17;margin:0;display:grid;place-items:center;min-height:100vh}
main{padding:24px;max-width:420px}h1{font-size:20px}a{color:#0b5d4e}
@media (prefers-color-scheme:dark){body{background:#141412;color:#f2f0ea}a{color:#5cc8ae}}
</style></head><body><main><h1>${title}</h1><p>${help}</p><p><a href="">${again}</a></p></main></body></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
