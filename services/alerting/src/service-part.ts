import type { Provider, Type } from '@nestjs/common';
import type { Background } from '@vitrine/consumer';

/** One folder of the service: what it handles, what it runs beside the batches, and how it tells that it is well. */
export interface ServicePart {
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Provider[];
  /** Each throws while what it asks is not well. */
  readonly checks?: Readonly<Record<string, () => Promise<unknown>>>;
  readonly background?: Background;
}

/** Starts the parts in order and stops them the other way round. */
export function backgroundOf(parts: readonly ServicePart[]): Background {
  const all = parts.flatMap(({ background }) => (background ? [background] : []));
  return {
    start: async () => {
      for (const each of all) await each.start?.();
    },
    stop: async () => {
      for (const each of [...all].reverse()) await each.stop?.();
    },
  };
}
