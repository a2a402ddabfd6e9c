import { z } from 'zod';

const schema = z.object({
  /** Where the api service answers; `/v1` of this origin is passed through to it. */
  API_URL: z.url().default('http://127.0.0.1:4000'),
});

/** As every service reads them. */
const tracing = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
});

/** Read when asked, not at build time: one image serves every environment. */
export function readEnv(): { apiUrl: string } {
  return { apiUrl: parse(schema).API_URL.replace(/\/$/, '') };
}

export function readTracingEnv(): { endpoint: string | undefined; ratio: number } {
  const env = parse(tracing);
  return { endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, ratio: env.OTEL_TRACES_SAMPLER_ARG };
}

/** Names the variable that is wrong, never its value. */
function parse<Schema extends z.ZodObject>(fields: Schema): z.output<Schema> {
  const parsed = fields.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`Environment is not valid: ${names}`);
}
