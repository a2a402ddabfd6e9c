/** Of whom, for the OpenAPI document. */
export const LEARNED =
  'Learned from the baskets of all stores where at least 30 in 3 stores have one of the products, else from those of this store; rates and counts, never amounts of another store.';
