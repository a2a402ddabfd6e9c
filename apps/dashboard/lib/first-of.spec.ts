import { describe, expect, it } from '@jest/globals';
import { firstOf } from './first-of';
import { landingOf } from './landing';

describe('what an address says under a name', () => {
  it.each([
    [undefined, ''],
    ['/stores', '/stores'],
    [['/stores', '/ops'], '/stores'],
    [[], ''],
  ])('%j is %j', (said, first) => expect(firstOf(said)).toBe(first));

  it('more than once leads to the first page, not to one of both names', () => {
    const manager = { user: { role: 'manager' }, permissions: ['metrics:read'] } as unknown as Parameters<
      typeof landingOf
    >[0];
    expect(landingOf(manager, firstOf(['/stores', '/overview']))).toBe('/stores');
  });
});
