import { expect } from '@jest/globals';
import { eventually } from './stack.js';

/** A page of any browser that we drive. */
interface Evaluates {
  evaluate(text: string): Promise<unknown>;
}

/** Runs before anything of the page: what the policy stops is written down. */
export const listen = `
  window.stopped = [];
  document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective + ' ' + event.blockedURI));
`;

export const policyHeaders = {
  'content-security-policy': expect.stringMatching(/script-src 'self' 'nonce-[\w+/=]{20,}';/),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=(self)'),
  'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
};

const inject = `
  const script = document.createElement('script');
  script.textContent = 'window.isOwned = true';
  const image = document.createElement('div');
  image.innerHTML = '<img src="data:," onerror="window.isOwned = true">';
  document.body.append(script, image);
`;

/** What the policy has stopped since the page began, or since the last time. */
export async function takeStopped(page: Evaluates): Promise<unknown> {
  return page.evaluate('stopped.splice(0)');
}

/** Puts a script and a handler into the page, and looks that neither runs. */
export async function expectNoForeignScript(page: Evaluates): Promise<void> {
  await page.evaluate(inject);
  expect(await page.evaluate('window.isOwned')).toBeUndefined();
  // Asked from outside: a browser's own waiting evaluates text in the page, which is what the policy forbids.
  await eventually(async () => expect(await page.evaluate('stopped.length')).toBeGreaterThan(1), 30_000);
}
