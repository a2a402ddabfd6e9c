import { covers } from '@vitrine/bus';

/** What the pipeline looked like at one moment. Offsets by partition. */
export interface Look {
  readonly atMs: number;
  /** Ends of raw sales as of that moment, and how far processing was a moment later. */
  readonly rawEnds: readonly number[];
  readonly processed: readonly number[];
  /** Ends of accepted tickets, asked after that; how far alerting was with them; ends of partials, asked last. */
  readonly acceptedEnds: readonly number[];
  readonly watched: readonly number[];
  readonly partialEnds: readonly number[];
}

interface Complete {
  readonly atMs: number;
  readonly ends: readonly number[];
}

const REMEMBERED = 240;

/**
 * Up to which moment it is known that every sale which the brokers took has come through. What they had at a moment has come through when
 * processing is beyond their ends as of that moment, and the partition beyond what processing had written by then.
 */
export class Completeness {
  private looks: Look[] = [];
  private tickets: Complete[] = [];
  private partials: Complete[] = [];

  add(look: Look): void {
    this.looks = [...this.looks, look].slice(-REMEMBERED);
    const settled = this.looks.findLast(({ rawEnds }) => covers(look.processed, rawEnds));
    if (settled) this.tickets = grown(this.tickets, { atMs: settled.atMs, ends: look.acceptedEnds });
    const watched = this.tickets.findLast(({ ends }) => covers(look.watched, ends));
    if (watched) this.partials = grown(this.partials, { atMs: watched.atMs, ends: look.partialEnds });
  }

  /** For a partition whose records below `position` are settled; undefined while nothing is known. */
  ofTickets(partition: number, position: number): number | undefined {
    return newestBelow(this.tickets, partition, position);
  }

  ofPartials(partition: number, position: number): number | undefined {
    return newestBelow(this.partials, partition, position);
  }

  /** Up to when everything has come through alerting too, in all of its partitions, whoever has them; undefined while nothing is known. */
  get watchedMs(): number | undefined {
    return this.partials.at(-1)?.atMs;
  }

  /** Up to when processing has settled everything; undefined while nothing is known. */
  get processedMs(): number | undefined {
    return this.tickets.at(-1)?.atMs;
  }
}

const grown = (known: readonly Complete[], next: Complete): Complete[] =>
  (known.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY) >= next.atMs ? [...known] : [...known, next].slice(-REMEMBERED);

const newestBelow = (known: readonly Complete[], partition: number, position: number): number | undefined =>
  known.findLast(({ ends }) => position >= (ends[partition] ?? 0))?.atMs;
