import type { CatalogOf, TicketInput } from '@vitrine/contracts';

type Line = TicketInput['lines'][number];

/** A line of one piece at 10.00; say only what the test is about. */
export function aLine(changes: Partial<Line> = {}): Line {
  return { lineId: '1', productId: 'p0001', quantity: '1', unitPrice: '10.00', discount: '0', ...changes };
}

/** A closed sale of one line in the store `loja-01` of the tenant `casa-aurora`, at ten in the morning in São Paulo. */
export function aTicket(changes: Partial<TicketInput> = {}): TicketInput {
  const ticketId = changes.ticketId ?? 't1';
  return {
    eventId: `${ticketId}.r${changes.revision ?? 0}`,
    tenantId: 'casa-aurora',
    ticketId,
    revision: 0,
    status: 'closed',
    storeId: 'loja-01',
    soldAt: '2026-09-16T10:00:00-03:00',
    channel: 'store',
    currency: 'BRL',
    lines: [aLine()],
    ...changes,
  };
}

/** Lines numbered from 1, for tickets of several. */
export function lines(...changes: readonly Partial<Line>[]): Line[] {
  return changes.map((change, index) => aLine({ lineId: String(index + 1), ...change }));
}

export function aStore(changes: Partial<CatalogOf<'store'>> = {}): CatalogOf<'store'> {
  return {
    type: 'store',
    tenantId: 'casa-aurora',
    id: 'loja-01',
    name: 'Aurora Avenida Paulista',
    region: 'Sudeste',
    timeZone: 'America/Sao_Paulo',
    ...changes,
  };
}

export function aSeller(changes: Partial<CatalogOf<'seller'>> = {}): CatalogOf<'seller'> {
  return {
    type: 'seller',
    tenantId: 'casa-aurora',
    id: 'v001',
    name: 'Ana Souza Lima',
    storeId: 'loja-01',
    ...changes,
  };
}

export function aProduct(changes: Partial<CatalogOf<'product'>> = {}): CatalogOf<'product'> {
  return {
    type: 'product',
    tenantId: 'casa-aurora',
    id: 'p0001',
    name: 'Toalha de banho felpuda Azul',
    category: 'Banho',
    unitPrice: '10.00',
    unitCost: '6.00',
    ...changes,
  };
}

export function aTarget(changes: Partial<CatalogOf<'target'>> = {}): CatalogOf<'target'> {
  return {
    type: 'target',
    tenantId: 'casa-aurora',
    storeId: 'loja-01',
    day: '2026-09-16',
    amount: '1000.00',
    ...changes,
  };
}
