/** What stands beside the offset of a stage's partition. */
export interface StageNote {
  /** Among how many partitions its state was made. */
  readonly among: number;
  /** There are records of state: none to be found means that they are lost. */
  readonly isKept: boolean;
}

export const encodeStageNote = ({ among, isKept }: StageNote): string => `alerts1 ${among}${isKept ? ' kept' : ''}`;

/** Undefined where nothing of ours is noted: the partition is new, or its offset was lost. */
export function decodeStageNote(state: string): StageNote | undefined {
  const [, among, kept] = /^alerts1 (\d+)( kept)?$/.exec(state) ?? [];
  return among === undefined ? undefined : { among: Number(among), isKept: kept !== undefined };
}
