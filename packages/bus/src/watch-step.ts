import { inTimedPart } from '@vitrine/tracing';

/** What every batch goes through. A handler says itself when it judges and writes (`batch.step`). */
export type StepName = 'fetch' | 'judge' | 'write' | 'publish' | 'commit';

/** A step as it ended. */
export interface StepDone {
  /** Without prefix; `all` where kafkajs asks for several topics at once. */
  readonly topic: string;
  readonly step: StepName;
  /** Undefined when only records are told: kafkajs says of a fetch how long it took before it says what it brought. */
  readonly seconds?: number;
  readonly records: number;
  /** Name of the error's class; undefined when the step went well. */
  readonly error?: string;
}

export type OnStep = (step: StepDone) => void;

/** Runs a step, as a part of the span under way, and tells how it ended. */
export function watchStep<T>(
  step: Pick<StepDone, 'topic' | 'step' | 'records'>,
  onStep: OnStep | undefined,
  run: () => Promise<T>,
): Promise<T> {
  const attributes = { 'messaging.system': 'kafka', 'messaging.batch.message_count': step.records };
  return inTimedPart({ name: `${step.step} ${step.topic}`, attributes }, run, ({ seconds, error }) =>
    onStep?.({ ...step, seconds, ...(error !== undefined && { error }) }),
  );
}
