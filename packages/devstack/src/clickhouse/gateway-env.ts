import { z } from 'zod';

const schema = z.object({
  CLICKHOUSE_GATEWAY_HOST: z.string().default('127.0.0.1'),
  CLICKHOUSE_GATEWAY_PORT: z.coerce.number().int().min(0).max(65_535).default(8123),
  CLICKHOUSE_GATEWAY_DATA: z.string().min(1),
  CLICKHOUSE_GATEWAY_USER: z.string().min(1).default('default'),
  CLICKHOUSE_GATEWAY_PASSWORD: z.string().default(''),
});
export type GatewayEnv = z.infer<typeof schema>;

/** @throws Error naming the wrong variables, never their values. */
export function loadGatewayEnv(source: NodeJS.ProcessEnv): GatewayEnv {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new Error(`Wrong environment: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
}
