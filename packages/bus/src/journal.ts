import type { Resort, Trouble } from './tries.js';

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
   * When that batch was formed, or without one the latest before. The same offsets may come again, after a reset or from another topic, and
   * make another batch. Undefined in notes older than this field.
   */
  readonly formedAtMs?: number | undefined;
  /** Among how many partitions of the topic the owner looks for a key's home; undefined in notes older than this field. */
  readonly partitions?: number | undefined;
  /** Of a batch that did not get through; undefined when nothing but its beginning has been noted. */
  readonly trouble?: Trouble | undefined;
  /** The consumer's own few words, for example how much of the catalogue this partition has applied. */
  readonly state: string;
}

const NOTE = /^v(?:1|[23]\|(\d*))\|(?:(\d+)-(\d+))?(?:@(\d+))?\|(.*)$/s;
const TROUBLED = /^v4\|(\d*)\|(\d+)-(\d+)@(\d+)\|(\w*)\*(\d+)\.([012])(!?)(?:\/(\d+))?\|(.*)$/s;

/**
 * Compact text: brokers refuse offset metadata over 4,096 bytes by default. Only the note of a batch in trouble has the newer form, which
 * an older version does not read.
 */
export function encodeNote({ range, formedAtMs, partitions, trouble, state }: OffsetNote): string {
  const batch = `${range ? `${range.first}-${range.last}` : ''}${formedAtMs === undefined ? '' : `@${formedAtMs}`}`;
  if (!trouble || !range || formedAtMs === undefined) return `v3|${partitions ?? ''}|${batch}|${state}`;
  return `v4|${partitions ?? ''}|${batch}|${encodeTrouble(trouble)}|${state}`;
}

const encodeTrouble = ({ cause, times, resort, isOpen, end }: Trouble): string =>
  `${cause}*${times}.${resort}${isOpen ? '!' : ''}${end === undefined ? '' : `/${end}`}`;

/** Reads what encodeNote wrote, now or earlier; anything else, for example another tool's metadata, counts as no note. */
export function decodeNote(metadata: string | null | undefined): OffsetNote {
  const troubled = TROUBLED.exec(metadata ?? '');
  if (troubled) return decodeTroubled(troubled);
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

function decodeTroubled(match: RegExpExecArray): OffsetNote {
  const [, partitions, first, last, formedAtMs, cause = '', times, resort, open, end, state = ''] = match;
  return {
    range: { first: Number(first), last: Number(last) },
    formedAtMs: Number(formedAtMs),
    partitions: partitions ? Number(partitions) : undefined,
    trouble: {
      cause,
      times: Number(times),
      isOpen: open === '!',
      resort: Number(resort) as Resort,
      end: end === undefined ? undefined : Number(end),
    },
    state,
  };
}
