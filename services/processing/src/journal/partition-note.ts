import { decodeVector, encodeVector, type OffsetVector } from '@vitrine/bus';

/** What a sales partition keeps beside its offset. */
export interface PartitionNote {
  /** The catalogue that its sales have applied. */
  readonly applied: OffsetVector;
  /** The catalogue that it is about to apply. */
  readonly target?: OffsetVector | undefined;
  /** The entry of the journal that is being acted upon: by the journalled batch, or by the restatement when there is no batch. */
  readonly entry?: string | undefined;
  /** The `formedAtMs` of the batch that has been written whole and only has to be settled. */
  readonly written?: number | undefined;
  /** Of a batch that was cut: the journal entry with the decisions and complete inserts of its tries. */
  readonly done?: string | undefined;
}

export const encodePartitionNote = ({ applied, target, entry, written, done }: PartitionNote): string => {
  const parts = [encodeVector(applied), target ? encodeVector(target) : '', entry ?? '', written ?? '', done ?? ''];
  return parts.join(';').replace(/;+$/u, '');
};

export function decodePartitionNote(state: string): PartitionNote {
  const [applied = '', target, entry, written, done] = state.split(';');
  return {
    applied: decodeVector(applied),
    target: target ? decodeVector(target) : undefined,
    entry: entry || undefined,
    written: written ? Number(written) : undefined,
    done: done || undefined,
  };
}
