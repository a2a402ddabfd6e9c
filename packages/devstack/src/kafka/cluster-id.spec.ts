import { expect, it } from '@jest/globals';
import { newClusterId } from './describe-kafka.js';

it('makes no cluster id that a command line takes for an option', () => {
  for (let first = 0; first < 256; first++) {
    expect(newClusterId(Buffer.alloc(16, first))).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{21}$/);
  }
});
