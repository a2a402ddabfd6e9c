/** What may be told of all stores is of so many baskets in so many of them (decision 34). */
export const [LEAST_NETWORK_BASKETS, LEAST_NETWORK_STORES] = [30, 3];
