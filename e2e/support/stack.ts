import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, type RetryOptions } from 'kafkajs';
import { z } from 'zod';

const kafkaLogin = z.object({ mechanism: z.literal('plain'), username: z.string(), password: z.string() });
const runFileSchema = z.object({
  status: z.string(),
  urls: z.object({
    dashboard: z.string(),
    api: z.string(),
    kafka: z.string(),
    clickhouse: z.string(),
    postgres: z.string(),
    mail: z.string(),
  }),
  processes: z.array(z.object({ name: z.string(), pid: z.number() })),
  logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string(), stores: z.array(z.string()) })),
  kafkaLogins: z.object({ admin: kafkaLogin, producer: kafkaLogin }),
  apiKeys: z.object({ admin: z.string(), producer: z.string() }),
  tenantId: z.string(),
});
export type RunFile = z.infer<typeof runFileSchema>;

/** The running stack as run.json describes it now (pids change when a process is started again). */
export function runFile(): RunFile {
  const path = process.env.VITRINE_RUN_JSON ?? '';
  if (!existsSync(path)) throw new Error('VITRINE_RUN_JSON names no running stack.');
  return runFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Kafka of the running stack, as a till comes to it. */
export function tillKafka(retry: RetryOptions = {}): Kafka {
  const { urls, kafkaLogins } = runFile();
  return new Kafka({ brokers: urls.kafka.split(','), sasl: kafkaLogins.producer, logLevel: logLevel.NOTHING, retry });
}

/** A request as the instance's admin, in the name of a tenant ('' for none). @throws with the problem's text when it is not answered 2xx */
export async function callApi(tenantId: string, path: string, body?: unknown): Promise<unknown> {
  const { urls, apiKeys } = runFile();
  const response = await fetch(`${urls.api}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      authorization: `Bearer ${apiKeys.admin}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(tenantId === '' ? {} : { 'x-tenant-id': tenantId }),
    },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const answerSchema = z.object({
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  total: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type MetricAnswer = z.infer<typeof answerSchema>;

export async function queryMetrics(tenantId: string, query: Record<string, unknown>): Promise<MetricAnswer> {
  return answerSchema.parse(await callApi(tenantId, '/v1/metrics/query', query));
}

/** Asks again until the check holds; the last failure is thrown after `withinMs`. */
export async function eventually(check: () => Promise<void>, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(300);
  }
}
