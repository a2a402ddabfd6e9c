import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { landingOf } from './landing';

const manager = { user: { role: 'manager' }, permissions: ['metrics:read'] } as unknown as Parameters<
  typeof landingOf
>[0];
const operator = {
  user: { role: 'operator' },
  permissions: ['metrics:read', 'deadLetters:read'],
} as unknown as Parameters<typeof landingOf>[0];

describe('after the login', () => {
  it.each([
    ['/stores?period=last7', '/stores?period=last7'],
    ['', '/overview'],
    ['/login', '/overview'],
    ['//evil.example', '/overview'],
    ['/\\evil.example', '/overview'],
    ['https://evil.example', '/overview'],
    ['/\t/evil.example', '/overview'],
    ['/\n/evil.example', '/overview'],
    ['/\u0000/evil.example', '/overview'],
    ['\t//evil.example', '/overview'],
    ['/\t\\evil.example', '/overview'],
    ['/%09/evil.example', '/overview'],
    ['/%2Fevil.example', '/overview'],
    ['/%5Cevil.example', '/overview'],
    ['/.//evil.example', '/overview'],
    ['/stores/..//evil.example', '/overview'],
    ['///evil.example', '/overview'],
    ['/%zz', '/overview'],
    ['javascript:alert(1)', '/overview'],
    ['/login?next=/stores', '/overview'],
    ['/login/', '/overview'],
    ['/stores?stores=caf%C3%A9%20s1#top', '/stores?stores=caf%C3%A9%20s1#top'],
    ['/stores/loja%201', '/stores/loja%201'],
  ])('%p leads to %p', (next, expected) => {
    expect(landingOf(manager, next)).toBe(expected);
  });

  it('never leaves the site, whatever a link asks for', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '\t',
      '\n',
      '\r',
      '.',
      '..',
      '%2F',
      '%5C',
      '%09',
      '@',
      ':',
      'evil.example',
      '?',
      '#',
      ' ',
      'https:',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const landing = landingOf(manager, parts.join(''));
        for (const reading of [landing, decodeURIComponent(landing)])
          expect(new URL(reading, 'https://shop.example/login').origin).toBe('https://shop.example');
      }),
      { numRuns: 5_000 },
    );
  });

  it('who only sends data starts at what was refused', () => {
    const producer = { user: { role: 'producer' }, permissions: ['deadLetters:read'] };
    expect(landingOf(producer as unknown as Parameters<typeof landingOf>[0], '')).toBe('/ops');
  });

  it('an operator starts at the flow', () => {
    expect(landingOf(operator, '')).toBe('/ops');
  });
});
