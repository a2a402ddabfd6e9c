import { describe, expect, it } from '@jest/globals';
import { readablePath } from './readable-path.mjs';

describe('an address', () => {
  it.each([
    ['/products/p1', '/products/p1'],
    ['/products/caf%C3%A9?at=%E7', '/products/caf%C3%A9?at=%E7'],
    ['/products/%E7', '/products/%25E7'],
    ['/products/50%?store=a%2Fb', '/products/50%25?store=a%2Fb'],
    ['/v1/products/%zz/%41', '/v1/products/%25zz/%2541'],
    ['*', '*'],
  ])('%p is read as %p', (url, read) => {
    expect(readablePath(url)).toBe(read);
  });
});
