import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cameraOf, filmOf } from './support/camera.js';
import { loginOf, openChromium, openContext } from './support/dashboard.js';
import { eventually } from './support/stack.js';

/** A product that the demo's people buy together with others; its bar code does not begin with a zero. */
const PRODUCT = 'p0013';

const inHand = (page: Page) => new URL(page.url()).searchParams.get('with');

it('reads a bar code before the camera and finds the product', async () => {
  const desk = await openChromium();
  const manager = await openContext(desk, loginOf('manager'));
  const answer = await manager.request.get(`/v1/products?limit=1&ids=${PRODUCT}`);
  const { items } = (await answer.json()) as { items: { barcodes?: string[] }[] };
  await desk.close();
  const film = await filmOf(items[0]?.barcodes?.[0] ?? '');
  const browser = await openChromium(cameraOf(film.path));
  try {
    // A manager sees suggestions in every hour.
    const context = await openContext(browser, loginOf('manager'), { width: 360 });
    const page = await context.newPage();
    await page.goto('/me/promote');
    await page.getByTestId('scan').click();
    await eventually(async () => expect(inHand(page)).toBe(PRODUCT), 30_000);
    await page.getByTestId('companion').first().waitFor();
  } finally {
    await browser.close();
    await film.remove();
  }
}, 90_000);
