import { decodeVector, encodeVector, type OffsetVector } from '../catalog/offset-vector.js';

/** What a sales partition keeps beside its offset. */
export interface PartitionNote {
  /** The catalogue that its sales have applied. */
  readonly applied: OffsetVector;
  /** The catalogue that it is about to apply. */
  readonly target?: OffsetVector | undefined;
  /** The entry of the journal that is being acted upon: by the journalled batch, or by the restatement when there is none. */
  readonly entry?: string | undefined;
}

export const encodePartitionNote = ({ applied, target, entry }: PartitionNote): string => {
  const parts = [encodeVector(applied), target ? encodeVector(target) : '', entry ?? ''];
  return parts.join(';').replace(/;+$/u, '');
};

export function decodePartitionNote(state: string): PartitionNote {
  const [applied = '', target, entry] = state.split(';');
  return {
    applied: decodeVector(applied),
    target: target ? decodeVector(target) : undefined,
    entry: entry || undefined,
  };
}
