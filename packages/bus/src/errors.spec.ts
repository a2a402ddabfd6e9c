import { describe, expect, it } from '@jest/globals';
import { BusUnavailable, toBusError } from './errors.js';

const named = (name: string, fields: object = {}) => Object.assign(new Error('x'), { name, ...fields });

describe('toBusError', () => {
  it.each([
    { what: 'refused credentials', error: named('KafkaJSSASLAuthenticationError'), name: 'BusAuthError' },
    {
      what: 'a refusal that the retrier wrapped',
      error: named('KafkaJSNumberOfRetriesExceeded', {
        cause: named('KafkaJSProtocolError', { type: 'GROUP_AUTHORIZATION_FAILED' }),
      }),
      name: 'BusAuthError',
    },
    { what: 'a closed connection', error: named('KafkaJSConnectionError'), name: 'BusUnavailable' },
    { what: 'anything else', error: 'odd', name: 'BusUnavailable' },
  ])('$what is $name, with the address and what to check', ({ error, name }) => {
    const typed = toBusError(error, 'broker:9092');
    expect(typed.name).toBe(name);
    expect(typed.message).toMatch(/broker:9092.*Check KAFKA_/s);
  });

  it('names no address where none is known', () => {
    expect(new BusUnavailable(undefined).message).toMatch(/^Kafka does not answer\. Check KAFKA_BROKERS/u);
  });
});
