/** Why a product sells less than its peers, as far as figures say. */
export const lowCauses = [
  'noStock',
  'priceAboveNetwork',
  'fewerPlacements',
  'fellEverywhere',
  'newProduct',
  'unexplained',
] as const;
export type LowCause = (typeof lowCauses)[number];

/** What fits each of them. */
export const lowActions = ['restock', 'checkPrice', 'place', 'clear', 'wait', 'look'] as const;
export type LowAction = (typeof lowActions)[number];
