import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { loginOf, openChromium, openContext } from './support/dashboard.js';
import { pushTicket, unitsOf } from './support/push-ticket.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());

describe('a ticket put into Kafka', () => {
  it('moves the open screen without a reload', async () => {
    const manager = loginOf('manager');
    const storeId = manager.stores[0] ?? '';
    const context = await openContext(browser, manager);
    try {
      const page = await context.newPage();
      await page.goto('/overview');
      const card = page.locator('[data-testid="kpi-netSales"]');
      await page.waitForSelector('[data-testid="kpi-netSales"]:not([data-value=""])');
      await page.waitForSelector('[data-testid="freshness"][data-status="live"]');
      const before = (await card.getAttribute('data-value')) ?? '';

      const sentAt = await pushTicket(storeId);
      // at least: other tills may sell in the same second
      const wanted = unitsOf(before) + unitsOf('123.45');
      let after = before;
      while (unitsOf(after) < wanted && Date.now() - sentAt < 20_000) {
        await page.waitForTimeout(50);
        after = (await card.getAttribute('data-value')) ?? before;
      }
      // said, not asserted: the three seconds promised are measured by `npm run measure`
      process.stdout.write(`from Kafka to the screen: ${Date.now() - sentAt} ms\n`);
      expect(unitsOf(after)).toBeGreaterThanOrEqual(wanted);
      expect(await page.getAttribute('[data-testid="freshness"]', 'data-level')).toBe('fresh');
    } finally {
      await context.close();
    }
  }, 90_000);
});
