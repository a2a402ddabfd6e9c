import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import puppeteer, { type Browser as Firefox } from 'puppeteer-core';
import { binary, dashboardUrl, loginOf } from './support/dashboard.js';
import { pages } from './support/pages.js';
import { expectNoForeignScript, listen, takeStopped } from './support/policy.js';

// In Chromium every page is held against its policy where it is looked at: dashboard-pages.

it('a nonce is used once', async () => {
  const policies = await Promise.all([1, 2].map(async () => (await fetch(`${dashboardUrl()}/login`)).headers));
  const [first, second] = policies.map((headers) => headers.get('content-security-policy'));
  expect(first).not.toBe(second);
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
    const admin = loginOf('admin');
    await page.goto(`${dashboardUrl()}/login`);
    await page.type('#email', admin.email);
    await page.type('#password', admin.password);
    expect(await takeStopped(page)).toEqual([]);
    await page.click('main form button[type="submit"][aria-busy]');
    for (const { path, ready } of pages.filter(({ role }) => role === 'admin')) {
      await page.waitForSelector('[data-testid="freshness"]', { timeout: 30_000 });
      await page.goto(`${dashboardUrl()}${path()}`);
      await page.waitForSelector(ready, { timeout: 30_000 });
      expect(await takeStopped(page)).toEqual([]);
    }
    await expectNoForeignScript(page);
  }, 120_000);
});
