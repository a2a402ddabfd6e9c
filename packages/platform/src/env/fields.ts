import { z } from 'zod';
import { parseAllowedTargets } from '../outgoing/outgoing-target.js';

/** The variables that several services share, each written once. */
export const switchField = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0'])
    .default(fallback ? 'true' : 'false')
    .transform((value) => value === 'true' || value === '1');

export const httpFields = (port: number) => ({
  PORT: z.coerce.number().int().min(0).max(65_535).default(port),
  HOST: z.string().default('127.0.0.1'),
});

/** For services that people's requests reach: longer than clients keep an idle connection (part-politely.ts). */
export const stopFields = { STOP_GRACE_SECONDS: z.coerce.number().min(0).max(300).default(6) };

export const logFields = {
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

export const kafkaFields = {
  KAFKA_BROKERS: z.string().min(1),
  KAFKA_TOPIC_PREFIX: z.string().default(''),
  KAFKA_SSL: switchField(false),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
};

export const clickhouseFields = {
  CLICKHOUSE_URL: z.url(),
  CLICKHOUSE_USER: z.string().default('default'),
  CLICKHOUSE_PASSWORD: z.string().default(''),
  CLICKHOUSE_DATABASE: z.string().min(1).default('vitrine'),
};

/** Where spans go, by OpenTelemetry's own names; without an endpoint nowhere. */
export const tracingFields = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** The part of the traces beginning in this service that is kept. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};

export const postgresFields = { DATABASE_URL: z.url() };

/** For services that people and programs call. */
export const callerFields = {
  /** Requests per minute and caller. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  /**
   * Whose X-Forwarded-For is believed, counted from the right. Either a number of proxies in front, or their addresses and ranges
   * (`loopback`, `10.0.0.0/8`, separated by commas). A caller may have written what stands further left.
   */
  TRUST_PROXY: z
    .string()
    .regex(/^(?:\d{1,2}|[\w.:/, -]+)$/u)
    .default('loopback')
    .transform((text) => (/^\d+$/u.test(text) ? Number(text) : text)),
};

/** For services that send to addresses of strangers, or take them. */
export const outgoingFields = {
  /** Origins (comma-separated) that may be sent to although they are not https on the public internet. */
  OUTGOING_ALLOW: z
    .string()
    .default('')
    .transform((text, context) => {
      try {
        return parseAllowedTargets(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'wrong' });
        return z.NEVER;
      }
    }),
};
