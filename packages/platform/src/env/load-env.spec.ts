import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { clickhouseFields, kafkaFields, switchField } from './fields.js';
import { EnvError, loadEnv } from './load-env.js';

describe('loadEnv', () => {
  it('reads numbers, switches and defaults, and takes an empty variable for none', () => {
    const schema = z.object({
      PORT: z.coerce.number().default(4000),
      LOUD: switchField(false),
      NAME: z.string().default('x'),
    });
    expect(loadEnv(schema, { PORT: '1', LOUD: 'true', NAME: '' })).toEqual({ PORT: 1, LOUD: true, NAME: 'x' });
  });

  it('names every wrong variable and shows no value', () => {
    const schema = z.object({ ...kafkaFields, ...clickhouseFields, PRIVACY_KEY: z.string().regex(/^[0-9a-f]{64}$/) });
    const source = { CLICKHOUSE_URL: 'sesame-url', KAFKA_SSL: 'sesame-flag', PRIVACY_KEY: 'sesame-key' };
    const read = () => loadEnv(schema, source);
    expect(read).toThrow(EnvError);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({ variables: ['KAFKA_BROKERS', 'KAFKA_SSL', 'CLICKHOUSE_URL', 'PRIVACY_KEY'] });
      expect(String(error)).not.toContain('sesame');
      expect(String(error)).toContain('KAFKA_BROKERS: is missing');
    }
  });
});
