import { decodeVector, encodeVector, type OffsetVector } from '../catalog/offset-vector.js';

/** What a sales partition keeps beside its offset: the catalogue it has applied, and the one it is about to apply. */
export interface RestateNote {
  readonly applied: OffsetVector;
  readonly target?: OffsetVector | undefined;
}

export const encodeRestateNote = ({ applied, target }: RestateNote): string =>
  target ? `${encodeVector(applied)};${encodeVector(target)}` : encodeVector(applied);

export function decodeRestateNote(state: string): RestateNote {
  const [applied = '', target] = state.split(';');
  return { applied: decodeVector(applied), target: target === undefined ? undefined : decodeVector(target) };
}
