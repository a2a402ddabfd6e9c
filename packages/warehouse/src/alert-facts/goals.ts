import { addDays } from '@vitrine/domain';
import { z } from 'zod';
import { ask, type FactsRead } from './past-days.js';

const goalRow = z.object({ storeId: z.string(), day: z.string(), amount: z.number() });
/** Facts are read anew long before. */
const DAYS_AHEAD = 7;

/** Net sales that stores are to reach, in the currency, by `storeId day`. */
export async function readGoals(read: FactsRead): Promise<ReadonlyMap<string, number>> {
  const span = read.spans.at(-1);
  if (!span) return new Map();
  const rows = await ask(read, {
    name: 'alertFacts.goals',
    params: { from: span.from, to: addDays(span.to, DAYS_AHEAD) },
    row: goalRow,
    sql: `
      SELECT store_id AS storeId, toString(day) AS day, toFloat64(amount) AS amount
      FROM   targets_current_v1
      WHERE  tenant_id = {tenantId: String}
        AND  seller_id = ''
        AND  targets_current_v1.day BETWEEN {from: Date} AND {to: Date}`,
  });
  return new Map(rows.map(({ storeId, day, amount }) => [`${storeId} ${day}`, amount]));
}
