/** Offsets of the first and last message of a batch, both included. */
export interface OffsetRange {
  readonly first: number;
  readonly last: number;
}

/** What we keep beside the committed offset of a partition. */
export interface OffsetNote {
  /** The batch that was about to be written when this was committed: a new owner forms exactly the same one. */
  readonly range?: OffsetRange | undefined;
  /**
   * When that batch was formed, or without one the latest before: the same offsets may be read again, or be those of another topic,
   * and then make another batch. Undefined in notes older than this field.
   */
  readonly formedAtMs?: number | undefined;
  /** Among how many partitions of the topic the owner looks for a key's home; undefined in notes older than this field. */
  readonly partitions?: number | undefined;
  /** The consumer's own few words, for example how much of the catalogue this partition has applied. */
  readonly state: string;
}

const NOTE = /^v(?:1|[23]\|(\d*))\|(?:(\d+)-(\d+))?(?:@(\d+))?\|(.*)$/s;

/** Compact text: brokers refuse offset metadata over 4,096 bytes by default. */
export const encodeNote = ({ range, formedAtMs, partitions, state }: OffsetNote): string =>
  `v3|${partitions ?? ''}|${range ? `${range.first}-${range.last}` : ''}${formedAtMs === undefined ? '' : `@${formedAtMs}`}|${state}`;

/** Reads what encodeNote wrote, now or earlier; anything else, for example another tool's metadata, counts as no note. */
export function decodeNote(metadata: string | null | undefined): OffsetNote {
  const match = NOTE.exec(metadata ?? '');
  if (!match) return { state: '' };
  const [, partitions, first, last, formedAtMs, state = ''] = match;
  return {
    range: first && last ? { first: Number(first), last: Number(last) } : undefined,
    formedAtMs: formedAtMs ? Number(formedAtMs) : undefined,
    partitions: partitions ? Number(partitions) : undefined,
    state,
  };
}
