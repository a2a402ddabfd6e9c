import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { dashboardUrl, loginOf, openChromium, openContext } from './support/dashboard.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());

const message = {
  ...{
    id: 'm1',
    tag: 'alert-1',
    title: 'Atenção: Ibirapuera',
    body: 'Vendas de R$ 3.120, 34% abaixo',
    level: 'warning',
  },
  ...{ path: '/alerts/alert-1', lang: 'pt-BR', atMs: Date.now() },
};

/** The worker's registration, as the browser's own tools name it. */
async function registrationOf(tools: CDPSession, origin: string): Promise<string> {
  const found = new Promise<string>((resolve) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => new URL(scopeURL).origin === origin);
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await tools.send('ServiceWorker.enable');
  return found;
}

interface Shown {
  title: string;
  body: string;
  tag: string;
  silent: boolean;
}

const shownOn = (page: Page): Promise<Shown[]> =>
  page.evaluate(`navigator.serviceWorker.ready
    .then((registration) => registration.getNotifications())
    .then((shown) => shown.map(({ title, body, tag, silent }) => ({ title, body, tag, silent })))`);

async function untilShown(page: Page, holds: (shown: Shown[]) => boolean) {
  for (const endMs = Date.now() + 20_000; ; ) {
    const shown = await shownOn(page);
    if (holds(shown) || Date.now() > endMs) return shown;
    await page.waitForTimeout(100);
  }
}

it('a push to the service worker is a notification with its numbers; the same one again makes no noise', async () => {
  const context = await openContext(browser, loginOf('manager'));
  try {
    const origin = new URL(dashboardUrl()).origin;
    await context.grantPermissions(['notifications'], { origin });
    const page = await context.newPage();
    await page.goto('/overview');
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    const tools = await context.newCDPSession(page);
    const registrationId = await registrationOf(tools, origin);
    const push = () =>
      tools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(message) });

    const { title, body, tag } = message;
    await push();
    expect(await untilShown(page, ({ length }) => length > 0)).toEqual([{ title, body, tag, silent: false }]);
    await push();
    expect(await untilShown(page, ([one]) => one?.silent === true)).toEqual([{ title, body, tag, silent: true }]);
  } finally {
    await context.close();
  }
}, 90_000);
