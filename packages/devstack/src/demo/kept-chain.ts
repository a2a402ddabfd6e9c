interface ChainSize {
  readonly stores: number;
  readonly days: number;
}

/** What to say when a start asks for another chain than this home has: its history is told and stays. */
export function keptChain({ stores, days }: ChainSize, asked: Partial<ChainSize>): string | undefined {
  const isSame = (asked.stores ?? stores) === stores && (asked.days ?? days) === days;
  return isSame
    ? undefined
    : `This home has a chain of ${stores} stores and ${days} days already, which stays: --fresh starts over.`;
}
