import { describe, expect, it } from '@jest/globals';
import { landingOf } from './landing';

const manager = { user: { role: 'manager' } } as Parameters<typeof landingOf>[0];
const operator = { user: { role: 'operator' } } as Parameters<typeof landingOf>[0];

describe('after the login', () => {
  it.each([
    ['/stores?period=last7', '/stores?period=last7'],
    ['', '/overview'],
    ['/login', '/overview'],
    ['//evil.example', '/overview'],
    ['/\\evil.example', '/overview'],
    ['https://evil.example', '/overview'],
  ])('%p leads to %p', (next, expected) => {
    expect(landingOf(manager, next)).toBe(expected);
  });

  it('an operator starts at the flow', () => {
    expect(landingOf(operator, '')).toBe('/ops');
  });
});
