/** How often a batch may end in the same way before it is cut, and one record before it is given up. */
export const EQUAL_ENDS = 3;

/** What the note keeps of a batch that did not get through. */
export interface Trouble {
  /** How its latest tries ended: a kind of error, or ENDED. Empty when none has counted. */
  readonly cause: string;
  /** How many in a row ended so. */
  readonly times: number;
  /** A try has begun, and nobody has noted how it ended. */
  readonly isOpen: boolean;
  /** 0: as any batch; 1: the record is given up, its original is kept; 2: not even that could be written. */
  readonly resort: Resort;
  /** Of a piece of a batch that was cut: the last offset of that batch. */
  readonly end?: number | undefined;
}

export type Resort = 0 | 1 | 2;

/** How a try ended, as the process saw it that made it. Without a cause: the world failed, not the data. */
export interface Ending {
  readonly cause: string | undefined;
}

/** The process ended before it could say how the try ended. */
export const ENDED = 'ended';

const NONE: Trouble = { cause: '', times: 0, isOpen: true, resort: 0 };

/**
 * The trouble after a try that was begun, by how it ended. `ending` is undefined when the process that made the try is gone. A batch that
 * is to be cut stays so, whatever comes in between.
 */
export function counted(before: Trouble | undefined, ending: Ending | undefined): Trouble {
  const trouble = before ?? NONE;
  if (trouble.times >= EQUAL_ENDS) return trouble;
  const cause = ending ? ending.cause : trouble.isOpen ? ENDED : undefined;
  if (cause === undefined) return { ...trouble, isOpen: false };
  return { ...trouble, cause, times: cause === trouble.cause ? trouble.times + 1 : 1, isOpen: false };
}

/** The batch has ended equally often enough: it is cut or given up now. */
export const isGivenUp = ({ times }: Trouble): boolean => times >= EQUAL_ENDS;

/** Of a piece: the batch has failed often enough, and an equal end of the piece shows that it has the message at fault. */
export const ofPiece = ({ cause }: Trouble, end: number): Trouble => ({
  cause,
  times: EQUAL_ENDS - 1,
  isOpen: false,
  resort: 0,
  end,
});

/** Of one message alone: the next way to give it up. */
export const atLast = (trouble: Trouble): Trouble => ({
  ...trouble,
  times: 0,
  isOpen: false,
  resort: trouble.resort === 0 ? 1 : 2,
});
