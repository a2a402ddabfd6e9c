import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { loginOf, openChromium, openContext } from './support/dashboard.js';
import { eventually } from './support/stack.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());

const OPEN = '[data-testid="pair"][data-decision="none"]';

/** Opens the dialog of a pair, and answers in which stores and what. */
async function decide(page: Page, pair: string, kind: string, isEverywhere: boolean): Promise<void> {
  await page.locator(`[data-pair="${pair}"]`).getByTestId('dates').click();
  await page.getByRole('radio', { name: kind }).check();
  const all = page.locator('input[name="all"]');
  if (isEverywhere) await all.check();
  await page.getByTestId('save-decision').click();
}

it('a regional manager pins a pair in all of the own stores at once, sees it before, and takes it back at once', async () => {
  const context = await openContext(browser, loginOf('regional'));
  try {
    const page = await context.newPage();
    await page.goto('/cross-sell?least=0');
    const pair = await page.locator(OPEN).last().getAttribute('data-pair');
    if (pair === null) throw new Error('no pair');
    await page.locator(`[data-pair="${pair}"]`).getByTestId('dates').click();
    await page.getByTestId('preview').click();
    const told = page.locator('[data-testid="previewed"] > li');
    await told.first().waitFor();
    expect(await told.count()).toBeLessThanOrEqual(3);
    await page.keyboard.press('Escape');

    await decide(page, pair, 'Oferecer primeiro', true);
    await page.waitForSelector(`[data-pair="${pair}"][data-decision="pin"]`);
    expect(await page.textContent('[data-sonner-toast]')).toMatch(/Fixado: é oferecido primeiro\. Vale em \d+ lojas\./);
    const stores = await page
      .getByTestId('one-store')
      .locator('option')
      .evaluateAll((all) => all.map(({ value }) => value));
    expect(stores.length).toBeGreaterThan(1);
    const made = await decisionsOf(context, pair);
    expect(made.flatMap(({ storeId, decision }) => (decision === 'pin' ? [storeId] : [])).sort()).toEqual(
      stores.sort(),
    );

    await page.getByTestId('one-store').selectOption(stores.at(-1) ?? '');
    await page.waitForSelector(`[data-pair="${pair}"][data-decision="pin"]`);
    await decide(page, pair, 'Deixar as vendas decidirem', true);
    await page.waitForSelector(`[data-pair="${pair}"][data-decision="none"]`);
  } finally {
    await context.close();
  }
}, 90_000);

const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** A bundle whose pairs nothing was decided of, with its dialog opened. */
async function openCampaign(page: Page, bundle?: string): Promise<string> {
  // The first lists come some minutes after the start.
  await eventually(async () => {
    await page.goto('/cross-sell?list=bundles');
    await page.locator(OPEN_BUNDLE).last().waitFor({ timeout: 5_000 });
  }, 240_000);
  const row = bundle ? page.locator(`[data-bundle="${bundle}"]`) : page.locator(OPEN_BUNDLE).last();
  await row.getByTestId('campaign').click();
  await page.locator('#decision-from').waitFor();
  return (await row.getAttribute('data-bundle')) ?? '';
}
const OPEN_BUNDLE = '[data-testid="bundle"]:has([data-testid="campaign"])';

it('a regional manager keeps a bundle as a campaign between two days; who was slower is told, and changes nothing', async () => {
  const context = await openContext(browser, loginOf('regional'));
  try {
    const [desk, phone] = [await context.newPage(), await context.newPage()];
    const bundle = await openCampaign(desk);
    await openCampaign(phone, bundle);

    const [from, to] = [dayIn(3), dayIn(9)];
    await desk.locator('#decision-from').fill(from);
    await desk.locator('#decision-to').fill(to);
    await desk.locator('input[name="all"]').check();
    await desk.getByTestId('preview').click();
    await desk.getByTestId('preview-change').waitFor();
    await desk.getByTestId('save-decision').click();
    const dates = desk.locator(`[data-bundle="${bundle}"]`).getByTestId('campaign-dates');
    await dates.waitFor();
    expect(await desk.textContent('[data-sonner-toast]')).toMatch(
      /é oferecido primeiro a partir de .* Vale em \d+ lojas\./,
    );
    const made = await decisionsOf(context, bundle);
    expect(made.length).toBeGreaterThan(1);

    await phone.getByTestId('save-decision').click();
    await phone.waitForSelector('[data-sonner-toast]');
    expect(await phone.textContent('[data-sonner-toast]')).toContain('Alguém decidiu sobre este par');
    expect(await decisionsOf(context, bundle)).toEqual(made);
    expect(made.every((one) => one.decision === 'pin' && one.from === from && one.to === to)).toBe(true);

    await dates.click();
    await desk.getByRole('radio', { name: 'Deixar as vendas decidirem' }).check();
    await desk.locator('input[name="all"]').check();
    await desk.getByTestId('save-decision').click();
    await desk.locator(`[data-bundle="${bundle}"]`).getByTestId('campaign').waitFor();
    expect(await decisionsOf(context, bundle)).toEqual([]);
  } finally {
    await context.close();
  }
}, 300_000);

interface Decided {
  readonly storeId: string;
  readonly decision: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What holds, will hold or held of the pairs of some products. */
async function decisionsOf(context: BrowserContext, products: string): Promise<Decided[]> {
  const answer = await context.request.get(`/v1/recommendations/decisions?productIds=${products.replaceAll(' ', ',')}`);
  const { items } = (await answer.json()) as { items: Decided[] };
  return items.filter(({ decision }) => decision !== 'none');
}
