import type { Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import type { CatalogueChange } from '../catalog/catalogue.js';

/** Whose stores are asked for: those at home on `partition` among so many. */
export interface StoreHome {
  readonly partition: number;
  readonly partitions: number;
}

/** Kafka's own hash of the key of a ticket, as partitionOf() of the bus. */
export const IS_AT_HOME = `kafkaMurmurHash(concat(tenant_id, ':', store_id)) % {partitions: UInt32} = {partition: UInt32}`;

/** Something that open lines wait for, and the last day on which any of them was sold. */
export interface WaitingKey {
  readonly key: CatalogueChange;
  readonly lastDay: string;
}

const waitingRow = z.object({
  tenantId: z.string(),
  productId: z.string(),
  storeId: z.string(),
  lastDay: z.string(),
});

/** The products without a cost and the stores that were unknown, of all open lines: few, however many lines there are. */
export async function listWaitingKeys(
  warehouse: Warehouse,
  { partition, partitions }: StoreHome,
): Promise<WaitingKey[]> {
  const rows = await warehouse.query({
    name: 'restate.waitingKeys',
    isLookUp: true,
    params: { partition, partitions },
    row: waitingRow,
    sql: `
      SELECT tenant_id AS tenantId, product_id AS productId, '' AS storeId, toString(max(sold_on)) AS lastDay
      FROM   sale_lines_v1
      WHERE  isNull(unit_cost) AND line_id != '' AND kind != 'adjustment' AND ${IS_AT_HOME}
      GROUP  BY tenant_id, product_id
      HAVING sum(sign) > 0
      UNION  ALL
      SELECT tenant_id, '', store_id, toString(max(sold_on))
      FROM   sale_lines_v1
      WHERE  bitAnd(unknown_flags, 1) = 1 AND ${IS_AT_HOME}
      GROUP  BY tenant_id, store_id
      HAVING sum(sign) > 0`,
  });
  return rows.map(({ tenantId, productId, storeId, lastDay }) => ({
    key: storeId === '' ? { kind: 'cost', tenantId, productId } : { kind: 'store', tenantId, storeId },
    lastDay,
  }));
}
