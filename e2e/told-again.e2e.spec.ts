import { randomUUID } from 'node:crypto';
import { beforeAll, describe, it } from '@jest/globals';
import { loginOf } from './support/dashboard.js';
import { pushTickets, type TillTicket, takenBack } from './support/push-ticket.js';
import { runFile } from './support/stack.js';
import { expectTold, newListener, turnOn } from './support/told.js';

const [CORRECTED, RETURNED] = [`c-${randomUUID()}`, `r-${randomUUID()}`];

describe('who was told of a large sale just made', () => {
  const { tenantId } = runFile();
  const storeId = loginOf('manager').stores[0] ?? '';
  let email = '';

  beforeAll(async () => {
    const person = await newListener(tenantId);
    email = person.email;
    const large = { kind: 'ticket', metric: 'netSales', side: 'above', warning: '6500' };
    await turnOn(tenantId, person.id, { name: `Large ${randomUUID()}`, grain: 'ticket', condition: large });
  }, 60_000);

  it('is told of its correction, and of its return', async () => {
    const sales = [CORRECTED, RETURNED].map((ticketId) => largeSale(ticketId));
    await pushTickets(tenantId, sales);
    for (const id of [CORRECTED, RETURNED]) await expectTold(email, id, [/^Warning: .*7,000\.00/u]);
    const [corrected, returned] = sales as [TillTicket, TillTicket];
    await pushTickets(tenantId, [
      { ...corrected, revision: 1, lines: [{ ...corrected.lines[0], unitPrice: '50' }] },
      { ...takenBack(returned), ticketId: `b-${RETURNED}`, soldAt: new Date().toISOString() },
    ]);
    await expectTold(email, CORRECTED, [/^Warning: /u, /^Sale corrected: .*50\.00/u]);
    await expectTold(email, RETURNED, [/^Warning: /u, /^Goods returned: .*0\.00/u]);
  }, 120_000);

  function largeSale(ticketId: string): TillTicket {
    const line = { lineId: '1', productId: 'e2e-product', quantity: '1', unitPrice: '7000', discount: '0' };
    return { ticketId, storeId, soldAt: new Date().toISOString(), currency: 'BRL', lines: [line] };
  }
});
