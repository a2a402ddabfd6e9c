import { describe, expect, it } from '@jest/globals';
import { describeError } from './logger.js';

describe('describeError', () => {
  it('keeps name, message and code, and nothing an engine hung on the error', () => {
    const error = Object.assign(new Error('refused'), { code: '23505', detail: 'Key (email)=(ana@acme.example)' });
    const text = JSON.stringify(describeError(error));
    expect(text).toContain('23505');
    expect(text).not.toContain('ana@');
  });
});
