/** What stands beside the offset of a stage's partition: among how many partitions its state was made. */
export interface StageNote {
  readonly among: number;
}

export const encodeStageNote = ({ among }: StageNote): string => `alerts1 ${among}`;

/** Undefined where nothing of ours is noted: the partition is new, or its offset was lost. */
export function decodeStageNote(state: string): StageNote | undefined {
  const [, among] = /^alerts1 (\d+)$/.exec(state) ?? [];
  return among === undefined ? undefined : { among: Number(among) };
}
