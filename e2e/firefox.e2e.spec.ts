import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import puppeteer, { type Browser } from 'puppeteer-core';
import { binary, dashboardUrl, loginOf } from './support/dashboard.js';
import { pushTicket, unitsOf } from './support/push-ticket.js';
import { eventually } from './support/stack.js';

let browser: Browser;
beforeAll(async () => {
  const executablePath = binary('FIREFOX_PATH', ['/usr/bin/firefox-esr', '/usr/bin/firefox']);
  browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
}, 90_000);
afterAll(() => browser?.close());

/** The key journey in the other engine: sign in as people do, see the day, see it move. */
describe('Firefox', () => {
  it('signs in and sees a sale arrive', async () => {
    const manager = loginOf('manager');
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(`${dashboardUrl()}/login`);
    await page.type('#email', manager.email);
    await page.type('#password', manager.password);
    await page.click('main form button[type="submit"][aria-busy]');
    await page.waitForSelector('[data-testid="kpi-netSales"]:not([data-value=""])', { timeout: 30_000 });
    await page.waitForSelector('[data-testid="freshness"][data-status="live"]', { timeout: 30_000 });
    const read = () => page.$eval('[data-testid="kpi-netSales"]', (card) => card.getAttribute('data-value') ?? '');

    // at least: other tills sell too
    const wanted = unitsOf(await read()) + unitsOf('123.45');
    await pushTicket(manager.stores[0] ?? '');
    await eventually(async () => {
      expect(unitsOf(await read())).toBeGreaterThanOrEqual(wanted);
    }, 30_000);
  }, 120_000);
});
