/** The sinks of `npm start`: SMTP, and one page for mail and webhooks. Development only. */
import { Sinks } from '@vitrine/testing/sinks';
import { z } from 'zod';

const port = (byDefault: number) => z.coerce.number().int().min(0).max(65_535).default(byDefault);
const parsed = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    SINK_SMTP_PORT: port(1025),
    SINK_MAIL_PORT: port(8025),
    SINK_WEBHOOK_PORT: port(8026),
  })
  .safeParse(process.env);
if (!parsed.success) fail(`Wrong environment: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
const { HOST, SINK_SMTP_PORT, SINK_MAIL_PORT, SINK_WEBHOOK_PORT } = parsed.data;

const sinks = new Sinks();
const listening = sinks.listen({ smtp: SINK_SMTP_PORT, mail: SINK_MAIL_PORT, webhooks: SINK_WEBHOOK_PORT }, HOST);
listening.catch((error: Error) => fail(error.message));
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void sinks.close().then(() => process.exit(0)));

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}
