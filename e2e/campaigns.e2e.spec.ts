import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loginOf, openChromium, openContext } from './support/dashboard.js';

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
    const answer = await context.request.get(`/v1/recommendations/decisions?productIds=${pair.replace(' ', ',')}`);
    const { items } = (await answer.json()) as { items: { storeId: string; decision: string }[] };
    expect(
      items
        .filter(({ decision }) => decision === 'pin')
        .map(({ storeId }) => storeId)
        .sort(),
    ).toEqual(stores.sort());

    await page.getByTestId('one-store').selectOption(stores.at(-1) ?? '');
    await page.waitForSelector(`[data-pair="${pair}"][data-decision="pin"]`);
    await decide(page, pair, 'Deixar as vendas decidirem', true);
    await page.waitForSelector(`[data-pair="${pair}"][data-decision="none"]`);
  } finally {
    await context.close();
  }
}, 90_000);
