import { afterAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Login, loginOf, openChromium, openContext } from './support/dashboard.js';
import { pushTicket, unitsOf } from './support/push-ticket.js';

// Tests that run side by side begin before any hook does; most of their time they wait for what happens by the clock.
let opened: Promise<Browser> | undefined;
const openBrowser = () => {
  opened ??= openChromium();
  return opened;
};
afterAll(async () => (await opened)?.close());

const manager = () => loginOf('manager');
const kpi = '[data-testid="kpi-netSales"]';
const salesOf = async (page: Page) => unitsOf((await page.getAttribute(kpi, 'data-value')) ?? '');
const untilStatus = (page: Page, status: string, timeout = 90_000) =>
  page.waitForSelector(`[data-testid="freshness"][data-status="${status}"]`, { timeout });

/** A window on the overview, its numbers there; whatever it opened is closed after. */
async function onOverview(
  login: Login,
  use: (page: Page, context: BrowserContext) => Promise<void>,
  before: (context: BrowserContext) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const context = await openContext(await openBrowser(), login);
  try {
    await before(context);
    const page = await context.newPage();
    await page.goto('/overview');
    await page.waitForSelector(`${kpi}:not([data-value=""])`);
    await use(page, context);
  } finally {
    await context.close();
  }
}

/** Waits until a ticket of 123.45 is in the card. */
async function untilSold(page: Page, before: bigint, timeout: number): Promise<void> {
  const wanted = before + unitsOf('123.45');
  const deadline = Date.now() + timeout;
  while ((await salesOf(page)) < wanted && Date.now() < deadline) await page.waitForTimeout(200);
  expect(await salesOf(page)).toBeGreaterThanOrEqual(wanted);
}

describe('without the live line', () => {
  it.concurrent('asks for the numbers itself, says so, and returns to the line', async () => {
    await onOverview(
      manager(),
      async (page, context) => {
        await untilStatus(page, 'polling');
        expect(await page.textContent('[data-testid="freshness"]')).toContain('A cada 20 s');
        const before = await salesOf(page);
        await pushTicket(manager().stores[0] ?? '');
        await untilSold(page, before, 40_000);
        await context.unroute('**/v1/stream');
        await untilStatus(page, 'live');
      },
      (context) => context.route('**/v1/stream', (route) => route.abort()),
    );
  }, 240_000);

  // Begins when the test above has ended: each waits for a sale of its own.
  it('says from when its numbers are while there is no network, and catches up by itself', async () => {
    await onOverview(manager(), async (page, context) => {
      await untilStatus(page, 'live');
      await context.setOffline(true);
      await untilStatus(page, 'offline');
      expect(await page.textContent('[data-testid="offline"]')).toMatch(/Os números são de \d\d:\d\d/);
      const before = await salesOf(page);
      await pushTicket(manager().stores[0] ?? '');
      await context.setOffline(false);
      await untilStatus(page, 'live');
      await untilSold(page, before, 20_000);
      expect(await page.locator('[data-testid="offline"]').count()).toBe(0);
    });
  }, 120_000);
});

describe('a session', () => {
  it.concurrent('that ends in the middle leads to the login, and from there back to the same view', async () => {
    await onOverview(manager(), async (page, context) => {
      await page.goto('/overview?compare=previousPeriod');
      await untilStatus(page, 'live');
      await context.clearCookies({ name: 'vitrine_session' });
      await page.waitForURL(/\/login\?reason=expired/, { timeout: 60_000 });
      await page.fill('#email', manager().email);
      await page.fill('#password', manager().password);
      await page.press('#password', 'Enter');
      await page.waitForURL(/\/overview\?compare=previousPeriod$/);
      await page.waitForSelector(`${kpi}:not([data-value=""])`);
    });
  }, 120_000);

  it('that is left in one tab is left in the other', async () => {
    await onOverview(manager(), async (page, context) => {
      const second = await context.newPage();
      await second.goto('/stores');
      await second.waitForSelector('[data-testid="freshness"]');
      await page.click('[data-testid="user-menu"]');
      await page.click('[data-testid="logout"]');
      await Promise.all([page, second].map((tab) => tab.waitForURL(/\/login\?reason=signedOut/)));
    });
  }, 60_000);
});

describe('filters', () => {
  it.concurrent('follow the browser back and forward, numbers and all', async () => {
    await onOverview(manager(), async (page) => {
      const chip = page.locator('[data-testid="period"]');
      const untilShown = async (words: string, address: RegExp) => {
        await page.waitForURL(address);
        await chip.filter({ hasText: words }).waitFor();
      };
      const today = await page.getAttribute(kpi, 'data-value');
      const untilOtherThan = (value: string | null) => page.waitForSelector(`${kpi}:not([data-value="${value}"])`);
      await chip.click();
      await page.getByRole('button', { name: /^Ontem/ }).click();
      await untilShown('Ontem', /period=yesterday/);
      await untilOtherThan(today);
      const yesterday = await page.getAttribute(kpi, 'data-value');
      await page.goBack();
      await untilShown('Hoje', /overview$/);
      await untilOtherThan(yesterday);
      await page.goForward();
      await untilShown('Ontem', /period=yesterday/);
    });
  }, 60_000);
});
