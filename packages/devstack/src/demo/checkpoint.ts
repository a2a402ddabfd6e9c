import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const checkpointSchema = z.object({
  seed: z.number(),
  stores: z.number(),
  days: z.number(),
  /** The moment of the first start: planted incidents are placed relative to it, for ever. */
  endMs: z.number(),
  catalogSent: z.boolean(),
  /** Everything that arrived before this moment is in Kafka, acknowledged. */
  sentUntilMs: z.number(),
  /** Stock counts and figures of the market of before this moment are in Kafka; absent in homes of before they were told. */
  shelfUntilMs: z.number().default(0),
  /** The moment after which the live incident is due; null: it was left out. Absent until the history is told for the first time. */
  liveAfterMs: z.number().nullable().optional(),
  /** Whether its sellers offer; homes of an earlier version go on without. */
  offers: z.boolean().default(false),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const SEED = 20_261_120;

/** How far the demo chain has been told. Written after the broker's acknowledgement, so a crash resends (and is recognised), never skips. */
export class CheckpointFile {
  private readonly path: string;

  constructor(home: string) {
    this.path = join(home, 'demo.json');
  }

  /** The checkpoint of this home, or a new one that begins `days` before now. */
  openOrCreate(settings: { stores: number; days: number }, nowMs: number): Checkpoint {
    const known = this.read();
    if (known) return known;
    // 0: from the chain's first day on.
    const told = { catalogSent: false, sentUntilMs: 0, shelfUntilMs: 0 };
    const fresh = { seed: SEED, ...settings, endMs: nowMs, ...told, offers: true };
    this.write(fresh);
    return fresh;
  }

  read(): Checkpoint | undefined {
    if (!existsSync(this.path)) return undefined;
    return checkpointSchema.parse(JSON.parse(readFileSync(this.path, 'utf8')));
  }

  write(checkpoint: Checkpoint): void {
    writeFileSync(`${this.path}.next`, JSON.stringify(checkpoint));
    renameSync(`${this.path}.next`, this.path);
  }
}
