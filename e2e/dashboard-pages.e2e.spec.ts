import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { dashboardUrl, keptContexts, loginOf, openChromium, openContext } from './support/dashboard.js';
import { pages } from './support/pages.js';
import { expectNoForeignScript, listen, policyHeaders, takeStopped } from './support/policy.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());
const contextOf = keptContexts(async () => browser);

const manager = () => loginOf('manager');
/** Each language and each width, once; with `--long` each with each. */
const corners = [
  { locale: 'pt-BR', width: 360 },
  { locale: 'en', width: 1280 },
] as const;
const others = [
  { locale: 'pt-BR', width: 1280 },
  { locale: 'en', width: 360 },
] as const;
const views = process.env.VITRINE_LONG === '1' ? [...corners, ...others] : corners;

// Side by side: a page waits for the api most of its time.
describe.each(pages)('the page: $name', ({ path, role, ready }) => {
  it('holds in both languages, on a phone and on a desk, within a policy that stops foreign scripts', async () => {
    const opened = async (view: (typeof views)[number]) =>
      look(await contextOf(role === null ? null : loginOf(role), view), path(), ready);
    const held = views.map(({ locale }) => ({
      ...{ locale, sticksOut: false, findings: [], crashes: [] },
      ...{ headers: expect.objectContaining(policyHeaders), stopped: [], stoppedInUse: [] },
    }));
    expect(await Promise.all(views.map(opened))).toEqual(held);
  }, 120_000);
});

async function look(context: BrowserContext, path: string, ready: string) {
  const page = await context.newPage();
  try {
    const crashes: string[] = [];
    page.on('pageerror', (error) => crashes.push(error.message));
    await page.addInitScript(listen);
    const headers = (await page.goto(path))?.headers();
    await page.waitForSelector(ready, { timeout: 40_000 });
    const locale = await page.getAttribute('html', 'lang');
    const sticksOut = (await overflow(page)) > 0;
    const stopped = await takeStopped(page);
    const findings = await seriousFindings(page);
    await takeStopped(page);
    if (await page.locator('[data-testid="user-menu"]').count()) await openPaletteAndHelp(page);
    const stoppedInUse = await takeStopped(page);
    await expectNoForeignScript(page);
    return { locale, sticksOut, findings, crashes, headers, stopped, stoppedInUse };
  } finally {
    await page.close();
  }
}

async function openPaletteAndHelp(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[role="dialog"] input');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForSelector('[role="dialog"] kbd');
  await page.keyboard.press('Escape');
}

describe('figures of a very large chain', () => {
  it('stay inside their cards on a phone', async () => {
    const context = await openContext(browser, loginOf('admin'), { width: 360 });
    try {
      const page = await context.newPage();
      await context.route('**/v1/stream', (route) => route.abort());
      await context.route('**/v1/metrics/query', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace(/"(netSales|averageTicket)":"/g, '"$1":"98765432');
        await route.fulfill({ response, body });
      });
      await page.goto('/overview');
      await page.waitForSelector('[data-testid="kpi-netSales"][data-value^="98765432"]', { timeout: 20_000 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    } finally {
      await context.unrouteAll({ behavior: 'ignoreErrors' }); // answers still on their way would fail every test here
      await context.close();
    }
  }, 60_000);
});

describe('signing in', () => {
  it('works without JavaScript and says what is wrong', async () => {
    const { email, password } = manager();
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: dashboardUrl() });
    try {
      const page = await context.newPage();
      await page.goto('/login?next=/stores');
      await page.fill('#email', email);
      await page.fill('#password', `${password}-wrong`);
      await page.click('form button[type="submit"]:has-text("Entrar")');
      await page.waitForSelector('[data-testid="login-error"]');
      expect(await page.inputValue('#email')).toBe(email);
      await page.fill('#password', password);
      await page.click('form button[type="submit"]:has-text("Entrar")');
      await page.waitForURL(/\/stores$/);
    } finally {
      await context.close();
    }
  }, 60_000);

  it('is asked for again, and leads back to the same view, when there is no session', async () => {
    const context = await openContext(browser, null);
    try {
      const page = await context.newPage();
      await page.goto('/stores?period=yesterday');
      await page.waitForURL(/\/login/);
      await page.fill('#email', manager().email);
      await page.fill('#password', manager().password);
      await page.press('#password', 'Enter');
      await page.waitForURL(/\/stores\?period=yesterday$/);
    } finally {
      await context.close();
    }
  }, 30_000);
});

describe('the frame', () => {
  it('is driven by keys, keeps filters in the URL and switches language in place', async () => {
    const context = await openContext(browser, loginOf('admin'));
    try {
      const page = await context.newPage();
      await page.goto('/overview?period=yesterday');
      await page.waitForSelector('[data-testid="kpi-netSales"]:not([data-value=""])');
      await page.keyboard.press('g');
      await page.keyboard.press('s');
      await page.waitForURL(/\/stores\?period=yesterday/);
      // A slow machine: keys fall before the palette's code is there, while it is drawn and after.
      const slowness = await context.newCDPSession(page);
      await slowness.send('Emulation.setCPUThrottlingRate', { rate: 10 });
      await page.keyboard.press('Control+k');
      await page.keyboard.type('gol de letra', { delay: 10 });
      await page.waitForSelector('[role="dialog"] input');
      expect(await page.inputValue('[role="dialog"] input')).toBe('gol de letra');
      await slowness.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      await page.keyboard.press('Escape');
      await page.click('[data-testid="user-menu"]');
      await page.click('button:has-text("English")');
      await page.waitForSelector('html[lang="en"]');
      expect(page.url()).toMatch(/\/stores\?period=yesterday/);
      await page.click('button:has-text("Português")');
      await page.waitForSelector('html[lang="pt-BR"]');
    } finally {
      await context.close();
    }
  }, 60_000);
});

describe('an address', () => {
  it('loses a period and a comparison that nobody knows', async () => {
    const context = await openContext(browser, manager());
    try {
      const page = await context.newPage();
      await page.goto('/overview?period=someday&compare=xyz');
      await page.waitForURL(/\/overview$/);
      await page.waitForSelector('[data-testid="kpi-netSales"]:not([data-value=""])');
    } finally {
      await context.close();
    }
  }, 60_000);
});

/** Pixels the page is wider than its window: what sticks out would make a phone scroll sideways. */
async function overflow(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
}

async function seriousFindings(page: Page): Promise<string[]> {
  // Passes are counted, not listed node by node: nobody reads them.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
