import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicName } from '@vitrine/contracts';
import type { KafkaLogin } from '../kafka/kafka-access.js';

/** `$VITRINE_HOME/run.json`: what a running stack tells scripts and tests. Readable by its owner only. */
export interface RunFile {
  status: 'starting' | 'ready' | 'stopping';
  startedAt: string;
  readyAt: string | null;
  urls: Record<PublicName, string> & {
    kafka: string;
    clickhouse: string;
    postgres: string;
    /** The page of what would have been sent; `/messages.json` is the same for programs. */
    mail: string;
    /** Takes any POST as a webhook; the same page. */
    webhooks: string;
  };
  processes: { name: string; pid: number; port?: number }[];
  logins: { role: string; email: string; password: string; stores: string[] }[];
  apiKeys: { admin: string; producer: string };
  /** For the person who runs the stack and for tills; null where Kafka asks for no login. */
  kafkaLogins: { admin: KafkaLogin; producer: KafkaLogin } | null;
  tenantId: string;
}

export class RunFileWriter {
  readonly path: string;

  constructor(
    home: string,
    private current: RunFile,
  ) {
    this.path = join(home, 'run.json');
  }

  update(change: Partial<RunFile>): void {
    this.current = { ...this.current, ...change };
    const next = `${this.path}.next`;
    writeFileSync(next, `${JSON.stringify(this.current, null, 2)}\n`, { mode: 0o600 });
    renameSync(next, this.path); // a reader never sees half a file
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
