import { describe, expect, it } from '@jest/globals';
import { deliveryReasons } from '@vitrine/contracts';
import en from '../../messages/en.json' with { type: 'json' };
import portuguese from '../../messages/pt-BR.json' with { type: 'json' };
import { sayReason, whatToDo } from './say-reason';

describe('the reason of a message', () => {
  it.each([
    ['quietHours', 'quietHours', null],
    ['http_503', 'http', 'http'],
    ['target_not_public', 'target', 'target'],
    ['mail_552', 'mail_status', 'mail_status'],
    ['endpoint_off', 'endpoint_off', 'endpoint_off'],
    ['no_device', 'no_device', 'no_device'],
    ['only_replayed', 'only_replayed', null],
    ['settled', 'settled', null],
    ['something_new', 'other', 'other'],
  ])('%s is said as %s, with what to do: %s', (code, key, todo) => {
    expect(sayReason(code).key).toBe(key);
    expect(whatToDo(code)).toBe(todo);
  });

  it.each(deliveryReasons)('%s has words of its own in both languages, and so has what to do', (code) => {
    const { key } = sayReason(code);
    expect(key).toBe(code);
    const todo = whatToDo(code);
    for (const { deliveries } of [portuguese, en]) {
      expect(deliveries.reasons).toHaveProperty(key);
      if (todo !== null) expect(deliveries.todo).toHaveProperty(todo);
    }
  });

  it('quotes the status of an answer, and a code without words', () => {
    expect(sayReason('http_410').values.status).toBe('410');
    expect(sayReason('something_new').values.code).toBe('something_new');
  });
});
