import { type ErrorCode, errorText } from '@vitrine/contracts';

/** What became of a message. A step either passes a value on, or ends the way with one of the three others. */
export type Outcome<T> = Accepted<T> | Ended;
export type Ended = Duplicate | Rejected | Rehomed;

export interface Accepted<T> {
  readonly kind: 'accepted';
  readonly value: T;
}

export interface Duplicate {
  readonly kind: 'duplicate';
}

/** `path` is a JSON pointer, '' for the whole message; `message` says in English how to mend it, without values. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly code: ErrorCode;
  readonly path: string;
  readonly message: string;
}

/** The message belongs to another partition and is moved there under `key`, to be judged there. */
export interface Rehomed {
  readonly kind: 'rehomed';
  readonly partition: number;
  readonly key: string | Buffer;
}

export const accept = <T>(value: T): Accepted<T> => ({ kind: 'accepted', value });

export const reject = (code: ErrorCode, path = '', message = errorText(code, 'en')): Rejected => ({
  kind: 'rejected',
  code,
  path,
  message,
});

export const rehome = (partition: number, key: string | Buffer): Rehomed => ({ kind: 'rehomed', partition, key });

export const duplicate: Duplicate = { kind: 'duplicate' };

/** Goes on with `step` where the way has not ended. */
export const andThen = <T, U>(outcome: Outcome<T>, step: (value: T) => Outcome<U>): Outcome<U> =>
  outcome.kind === 'accepted' ? step(outcome.value) : outcome;

/** The values of those that were accepted, in order. */
export const acceptedOf = <T>(outcomes: readonly Outcome<T>[]): T[] =>
  outcomes.flatMap((outcome) => (outcome.kind === 'accepted' ? [outcome.value] : []));
