import { describe, expect, it } from '@jest/globals';
import { sayReason, whatToDo } from './say-reason';

describe('the reason of a message', () => {
  it.each([
    ['quietHours', 'quietHours', null],
    ['http_503', 'http', 'http'],
    ['target_not_public', 'target', 'target'],
    ['endpoint_off', 'endpoint_off', 'endpoint_off'],
    ['settled', 'settled', null],
    ['something_new', 'other', 'other'],
  ])('%s is said as %s, with what to do: %s', (code, key, todo) => {
    expect(sayReason(code).key).toBe(key);
    expect(whatToDo(code)).toBe(todo);
  });

  it('quotes the status of an answer, and a code without words', () => {
    expect(sayReason('http_410').values.status).toBe('410');
    expect(sayReason('something_new').values.code).toBe('something_new');
  });
});
