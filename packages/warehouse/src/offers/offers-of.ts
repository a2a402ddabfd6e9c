/** Whose figures are asked: stores of one tenant. */
export interface OfferScope {
  readonly tenantId: string;
  readonly stores: 'all' | readonly string[];
  /** Business dates, both included. */
  readonly from: string;
  readonly to: string;
}

export const scopeParams = ({ tenantId, stores, from, to }: OfferScope) => ({
  ...{ tenantId, from, to },
  everyStore: stores === 'all' ? 1 : 0,
  storeIds: stores === 'all' ? [] : [...stores],
});

/** The rows of a table that the scope holds, whatever their date. */
export const IN_SCOPE = `tenant_id = {tenantId: String} AND ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})`;
