import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { loginOf, openChromium, openContext } from './support/dashboard.js';
import { pushTicket, unitsOf } from './support/push-ticket.js';
import { eventually, runFile } from './support/stack.js';

const roles = ['admin', 'operator', 'regional', 'manager', 'seller'];
let browser: Browser;
let freeze: ReturnType<typeof setInterval> | undefined;

beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterEach(() => thaw());
afterAll(() => browser?.close(), 30_000);

/** Stops processing where it stands, and whatever the supervisor starts in its place. */
function stopProcessing(): void {
  const stop = () => signalProcessing('SIGSTOP');
  stop();
  freeze = setInterval(stop, 200);
}

function thaw(): void {
  clearInterval(freeze);
  signalProcessing('SIGCONT');
}

/** Nobody's while the supervisor starts the next one; `process.kill(0)` would be this jest itself. */
function signalProcessing(name: NodeJS.Signals): void {
  const pid = runFile().processes.find((each) => each.name === 'processing')?.pid;
  if (pid === undefined) return;
  try {
    process.kill(pid, name);
  } catch {
    // just died
  }
}

describe('while processing stands still', () => {
  it('every role sees red with a sentence that says what and since when, until the sales are in', async () => {
    const storeId = loginOf('manager').stores[0] ?? '';
    const views: { role: string; context: BrowserContext; page: Page }[] = [];
    for (const role of roles) {
      const context = await openContext(browser, loginOf(role));
      const page = await context.newPage();
      views.push({ role, context, page });
      await page.goto('/overview', { timeout: 60_000 });
      await page.waitForSelector('[data-testid="freshness"][data-status="live"][data-level="fresh"]', {
        timeout: 60_000,
      });
    }
    try {
      const manager = views.find(({ role }) => role === 'manager')?.page;
      const sales = async () => (await manager?.getAttribute('[data-testid="kpi-netSales"]', 'data-value')) ?? '';
      const before = unitsOf(await sales());
      stopProcessing();
      await pushTicket(storeId);
      for (const { page } of views) {
        await page.waitForSelector('[data-testid="freshness"][data-level="lost"]', { timeout: 120_000 });
        const said = await page.textContent('[data-testid="stalled"]');
        expect(said).toMatch(/O processamento das vendas está parado desde \d\d:\d\d/);
        expect(await page.textContent('[data-testid="freshness"]')).toMatch(/Parado desde \d\d:\d\d/);
      }
      thaw();
      for (const { page } of views) {
        await page.waitForSelector('[data-testid="freshness"][data-level="fresh"]', { timeout: 120_000 });
        expect(await page.locator('[data-testid="stalled"]').count()).toBe(0);
      }
      await eventually(async () => {
        expect(unitsOf(await sales())).toBeGreaterThanOrEqual(before + unitsOf('123.45'));
      }, 60_000);
    } finally {
      await Promise.all(views.map(({ context }) => context.close()));
    }
  }, 400_000);
});
