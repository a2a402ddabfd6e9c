import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { dashboardUrl, loginOf, openChromium, openContext } from './support/dashboard.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());

const FIRST = 'girassol no telhado';
const SECOND = 'bicicleta na varanda';

/** The row of a person in the list of people, by e-mail. */
const rowOf = (page: Page, email: string) => page.locator('[data-testid="person"]', { hasText: email });

async function doStep(page: Page, email: string, step: string): Promise<void> {
  await rowOf(page, email).locator('button').click();
  await page.click(`[data-testid="step-${step}"]`);
  await page.click('[data-testid="confirm"]');
}

/** Gives another role, and leaves what the person sees as it is. */
async function changeAccess(page: Page, email: string, role: string): Promise<void> {
  await rowOf(page, email).locator('button').click();
  await page.click('[data-testid="step-rights"]');
  await page.selectOption('#rights-role', role);
  await page.click('[data-testid="rights-submit"]');
}

/** Makes an invitation on the screen. @returns the link, as it would be handed over */
async function invite(page: Page, email: string): Promise<string> {
  await page.goto('/settings');
  await page.click('[data-testid="people"] button:has-text("Convidar")');
  await page.fill('#invite-name', 'Rita Convidada');
  await page.fill('#invite-email', email);
  await page.selectOption('#invite-role', 'analyst');
  await page.selectOption('#invite-reach', 'tenant');
  await page.click('[data-testid="invite-submit"]');
  const link = await page.waitForSelector('[data-testid="password-link"]');
  const address = await link.inputValue();
  await page.keyboard.press('Escape');
  return address;
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/login');
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
}

it('a person is invited, chooses a password, changes it, and is thrown out with the live screen open', async () => {
  const email = `rita-${randomUUID().slice(0, 8)}@loja.example`;
  const admin = await openContext(browser, loginOf('admin'));
  const guest = await openContext(browser, null);
  try {
    const [desk, phone] = [await admin.newPage(), await guest.newPage()];
    const link = await invite(desk, email);
    expect(link.startsWith(`${dashboardUrl()}/set-password#`)).toBe(true);
    await rowOf(desk, email).locator('[data-testid="state-invited"]').waitFor();

    await phone.goto(link);
    await phone.fill('#newPassword', 'curta');
    await phone.click('button[type="submit"]:has-text("Salvar senha")');
    await phone.waitForSelector('#newPassword-words[role="alert"]');
    await phone.fill('#newPassword', FIRST);
    await phone.click('button[type="submit"]:has-text("Salvar senha")');
    await phone.waitForSelector('[data-testid="password-set"]');
    const used = await guest.newPage();
    await used.goto(link);
    await used.waitForSelector('[data-testid="link_used"]');
    await used.close();

    await signIn(phone, email, FIRST);
    await phone.waitForURL(/\/overview/);
    await phone.goto('/settings');
    await phone.fill('#currentPassword', FIRST);
    await phone.fill('#newPassword', SECOND);
    await phone.click('[data-testid="own-password"] button[type="submit"]');
    await phone.waitForSelector('text=Senha trocada');
    expect(await phone.locator('[data-testid="people"]').count()).toBe(0);

    await desk.reload();
    await changeAccess(desk, email, 'manager');
    await rowOf(desk, email).getByText('Gerência de loja').waitFor();
    await phone.goto('/overview');
    await phone.waitForSelector('[data-testid="freshness"][data-status="live"]', { timeout: 20_000 });
    await desk.reload();
    await doStep(desk, email, 'deactivate');
    await rowOf(desk, email).locator('[data-testid="state-deactivated"]').waitFor();
    await phone.waitForURL(/\/login/, { timeout: 30_000 });
    await signIn(phone, email, SECOND);
    await phone.waitForSelector('[data-testid="login-error"]');

    await doStep(desk, email, 'reactivate');
    await rowOf(desk, email).locator('[data-testid="state-deactivated"]').waitFor({ state: 'detached' });
    await signIn(phone, email, SECOND);
    await phone.waitForURL(/\/overview/);
    await doStep(desk, email, 'delete');
    await rowOf(desk, email).waitFor({ state: 'detached' });
  } finally {
    await Promise.all([admin.close(), guest.close()]);
  }
}, 180_000);

it('an administrator changes a setting of the organisation, and sees it refused with its reason', async () => {
  const context = await openContext(browser, loginOf('admin'));
  try {
    const page = await context.newPage();
    await page.goto('/settings');
    const floor = '#setting-networkFloorTickets';
    await page.waitForSelector(floor);
    await page.fill(floor, '0');
    await page.click('[data-testid="save-settings"]');
    await page.waitForSelector(`${floor}-words[role="alert"]`);
    const before = Number(await page.getAttribute(floor, 'value')) || 5;
    await page.fill(floor, String(before + 1));
    await page.click('[data-testid="save-settings"]');
    await page.waitForSelector('text=Configuração salva');
    await page.reload();
    await page.waitForSelector(`${floor}[value="${before + 1}"]`);
    await page.fill(floor, String(before));
    await page.click('[data-testid="save-settings"]');
    await page.waitForSelector('text=Configuração salva');
  } finally {
    await context.close();
  }
}, 60_000);
