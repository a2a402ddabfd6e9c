/** What a pay plan gives a seller beside the usual commission. */
export interface PlanGain {
  /** Per unit, in ten-thousandths. */
  readonly extraCommissionE4: number;
}

/** Asked for one seller in one store; undefined: no plan gives more for the product. */
export type PlanGainOf = (productId: string) => PlanGain | undefined;

/** The port to the plans that sellers are paid by. */
export abstract class SellerPlans {
  /** @param seller undefined: whoever asks is no seller */
  abstract of(
    seller: { tenantId: string; storeId: string; sellerId: string | undefined },
    productIds: readonly string[],
  ): Promise<PlanGainOf>;
}

/** Until there are plans: none, so that nothing is shown of them and no factor is made up. */
export class NoPlans extends SellerPlans {
  async of(): Promise<PlanGainOf> {
    return () => undefined;
  }
}
