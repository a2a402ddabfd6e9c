import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { type RunFile, runFile } from './stack.js';

export type Login = RunFile['logins'][number];

/** The first login of a role, as `npm start` prints it. */
export function loginOf(role: string): Login {
  const found = runFile().logins.find((login) => login.role === role);
  if (!found) throw new Error(`The stack has no login of role ${role}.`);
  return found;
}

export const dashboardUrl = (): string => runFile().urls.dashboard.replace(/\/$/, '');

/** Debian's Chromium, without what a machine without internet or screen cannot have. */
export function openChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: binary('CHROMIUM_PATH', [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
    ]),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/** @throws a sentence with what to install, when none of the places has it */
export function binary(variable: string, places: readonly string[]): string {
  const found = [process.env[variable] ?? '', ...places].find((place) => place !== '' && existsSync(place));
  if (!found) throw new Error(`No browser at ${places.join(', ')}: install it or set ${variable}.`);
  return found;
}

export interface View {
  locale?: 'pt-BR' | 'en';
  width?: number;
  colorScheme?: 'light' | 'dark';
}

/** A window of its own, signed in through the same door as people when a login is given. */
export async function openContext(browser: Browser, login: Login | null, view: View = {}): Promise<BrowserContext> {
  const { locale = 'pt-BR', width = 1280, colorScheme = 'light' } = view;
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 740 : 900 },
    locale,
    colorScheme,
    baseURL: dashboardUrl(),
  });
  await context.addCookies([{ name: 'vitrine_locale', value: locale, url: dashboardUrl() }]);
  if (login) {
    const { email, password } = login;
    const answer = await context.request.post('/v1/sessions', {
      data: { email, password },
      headers: { origin: dashboardUrl() },
    });
    if (!answer.ok()) throw new Error(`${login.role} cannot sign in: ${answer.status()} ${await answer.text()}`);
  }
  return context;
}

/**
 * Windows of one browser, one for each person and view: whoever opens many pages signs in once, and finds scripts in the window's cache.
 * A page that is opened there must be closed again; the windows go with the browser.
 */
export function keptContexts(browser: () => Promise<Browser>) {
  const opened = new Map<string, Promise<BrowserContext>>();
  return (login: Login | null, view: View = {}): Promise<BrowserContext> => {
    const key = JSON.stringify([login?.email, view]);
    const context = opened.get(key) ?? browser().then((of) => openContext(of, login, view));
    opened.set(key, context);
    return context;
  };
}
