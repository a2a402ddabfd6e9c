import { describe, expect, it } from '@jest/globals';
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
  ])('%p leads to %p', (next, expected) => {
    expect(landingOf(manager, next)).toBe(expected);
  });

  it('who only sends data starts at what was refused', () => {
    const producer = { user: { role: 'producer' }, permissions: ['deadLetters:read'] };
    expect(landingOf(producer as unknown as Parameters<typeof landingOf>[0], '')).toBe('/ops');
  });

  it('an operator starts at the flow', () => {
    expect(landingOf(operator, '')).toBe('/ops');
  });
});
