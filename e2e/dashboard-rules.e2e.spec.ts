import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loginOf, openChromium, openContext } from './support/dashboard.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());

const MOST_TAPS = 5;

/** Counts what a person touches on the way. */
class Taps {
  count = 0;

  constructor(private readonly page: Page) {}

  async on(selector: string): Promise<void> {
    this.count += 1;
    await this.page.locator(selector).filter({ visible: true }).first().click();
  }
}

async function asManager(width: number, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, loginOf('manager'), { width });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

describe('a rule of alerts', () => {
  it.each([360, 1280])(
    'is saved from a template in at most five taps at %d px, and then turned off and deleted',
    (width) =>
      asManager(width, async (page) => {
        const taps = new Taps(page);
        await page.goto('/alerts/rules');
        await taps.on('[data-testid="new-rule"]');
        await taps.on('[data-testid="template-averageTicketDown"]');
        const made = page.waitForResponse(
          (answer) => answer.request().method() === 'POST' && /alert-rules$/.test(answer.url()),
        );
        await taps.on('[data-testid="save-on"]');
        const rule = (await (await made).json()) as { id: string; state: string };
        expect(rule.state).toBe('on');
        expect(taps.count).toBeLessThanOrEqual(MOST_TAPS);
        await page.waitForURL(/\/alerts\/rules$/);
        const card = page.locator(`[data-testid="rule"]:has(a[href="/alerts/rules/${rule.id}/edit"])`);
        await card.locator('[data-testid="rule-switch"]').click();
        await page.waitForSelector(`[data-state="off"]:has(a[href="/alerts/rules/${rule.id}/edit"])`);
        await card.locator('[data-testid="rule-menu"]').click();
        await page.click('[data-testid="rule-delete"]');
        await page.click('[data-testid="confirm"]');
        await card.waitFor({ state: 'detached' });
      }),
    90_000,
  );

  it(
    'begins at the bell of a figure, and is asked about as it is written',
    () =>
      asManager(1280, async (page) => {
        await page.goto('/overview?period=yesterday');
        await page.locator('[data-testid="ask-netSales"]').first().click();
        await page.waitForURL(/\/alerts\/rules\/new\?metric=netSales/);
        await page.waitForSelector('[data-testid="backtest"][data-firings]', { timeout: 30_000 });
        await page.waitForSelector('[data-testid="noise"]');
      }),
    90_000,
  );

  it(
    'is written by keys alone, and keeps a number that is not understood',
    () =>
      asManager(1280, async (page) => {
        await page.goto('/alerts/rules/new?metric=netSales&grain=store');
        await page.focus('[data-testid="word-level.0"]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[data-testid="popup-warning-0"]');
        await page.fill('[data-testid="popup-warning-0"]', '3o');
        await page.keyboard.press('Escape');
        await page.focus('[data-testid="save-on"]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[data-testid="rule-faults"]');
        await page.locator('[data-testid="rule-faults"] button').first().focus();
        await page.keyboard.press('Enter');
        await page.waitForSelector('[data-testid="word-level.0"]:focus');
        expect(await page.textContent('[data-testid="word-level.0"]')).toContain('“3o”?');
        expect(page.url()).toContain('/alerts/rules/new');
      }),
    60_000,
  );
});
