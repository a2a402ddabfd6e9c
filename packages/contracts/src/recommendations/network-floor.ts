/**
 * What may be told or learned of all stores of a tenant: of so many baskets, in so many of them (decision 34). Below it, who reads a rate
 * could know what one store sells.
 */
export const networkFloor = { baskets: 30, stores: 3 } as const;
