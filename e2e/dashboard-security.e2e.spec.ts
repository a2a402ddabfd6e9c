import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import puppeteer, { type Browser as Firefox } from 'puppeteer-core';
import { binary, dashboardUrl, loginOf, openChromium, openContext } from './support/dashboard.js';
import { pages } from './support/pages.js';
import { eventually } from './support/stack.js';

/** Runs before anything of the page: what the policy stops is written down. */
const listen = `
  window.stopped = [];
  document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective + ' ' + event.blockedURI));
`;
const inject = `
  const script = document.createElement('script');
  script.textContent = 'window.isOwned = true';
  const image = document.createElement('div');
  image.innerHTML = '<img src="data:," onerror="window.isOwned = true">';
  document.body.append(script, image);
`;

/** Asks from outside: a browser's own waiting evaluates text in the page, which is what the policy forbids. */
const untilStopped = (page: { evaluate(text: string): Promise<unknown> }) =>
  eventually(async () => expect(await page.evaluate('stopped.length')).toBeGreaterThan(1), 30_000);

describe('in Chromium', () => {
  // Tests that run side by side begin before any hook does.
  let opened: Promise<Browser> | undefined;
  const openBrowser = () => {
    opened ??= openChromium();
    return opened;
  };
  afterAll(async () => (await opened)?.close());

  it.concurrent.each(pages)(
    'the page $name carries a policy, stays within it and runs no script put into it',
    async ({ path, role, ready }) => {
      const context = await openContext(await openBrowser(), role === null ? null : loginOf(role));
      try {
        const page = await context.newPage();
        await page.addInitScript(listen);
        const answer = await page.goto(path());
        expect(answer?.headers()).toMatchObject({
          'content-security-policy': expect.stringMatching(/script-src 'self' 'nonce-[\w+/=]{20,}';/),
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'same-origin',
          'cross-origin-opener-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('camera=()'),
          'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
        });
        await page.waitForSelector(ready, { timeout: 40_000 });
        if (await page.locator('[data-testid="user-menu"]').count()) {
          await page.keyboard.press('Control+k');
          await page.waitForSelector('[role="dialog"] input');
          await page.keyboard.press('Escape');
          await page.keyboard.press('?');
          await page.waitForSelector('[role="dialog"] kbd');
          await page.keyboard.press('Escape');
        }
        expect(await page.evaluate('stopped')).toEqual([]);
        await page.evaluate(inject);
        expect(await page.evaluate('window.isOwned')).toBeUndefined();
        await untilStopped(page);
      } finally {
        await context.close();
      }
    },
    120_000,
  );

  it('a nonce is used once', async () => {
    const policies = await Promise.all([1, 2].map(async () => (await fetch(`${dashboardUrl()}/login`)).headers));
    const [first, second] = policies.map((headers) => headers.get('content-security-policy'));
    expect(first).not.toBe(second);
  });
});

describe('in Firefox', () => {
  let browser: Firefox;
  beforeAll(async () => {
    const executablePath = binary('FIREFOX_PATH', ['/usr/bin/firefox-esr', '/usr/bin/firefox']);
    browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  }, 90_000);
  afterAll(() => browser?.close());

  it('the login and the pages behind it stay within the policy', async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(listen);
    const stopped = () => page.evaluate('stopped');
    const admin = loginOf('admin');
    await page.goto(`${dashboardUrl()}/login`);
    await page.type('#email', admin.email);
    await page.type('#password', admin.password);
    expect(await stopped()).toEqual([]);
    await page.click('main form button[type="submit"][aria-busy]');
    for (const { path, ready } of pages.filter(({ role }) => role === 'admin')) {
      await page.waitForSelector('[data-testid="freshness"]', { timeout: 30_000 });
      await page.goto(`${dashboardUrl()}${path()}`);
      await page.waitForSelector(ready, { timeout: 30_000 });
      expect(await stopped()).toEqual([]);
    }
    await page.evaluate(inject);
    expect(await page.evaluate('window.isOwned')).toBeUndefined();
    await untilStopped(page);
  }, 120_000);
});
