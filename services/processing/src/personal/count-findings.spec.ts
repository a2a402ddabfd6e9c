import { expect, it } from '@jest/globals';
import { countFindings } from './count-findings.js';

it('counts per tenant, field and kind, and knows when the first and the last one came', () => {
  const email = { field: 'ticket.ticketId', kind: 'email', handling: 'tokenised' } as const;
  const taxId = { ...email, kind: 'taxId' } as const;
  const rows = countFindings([
    { tenantId: 't', receivedAtMs: 20, findings: [email, taxId] },
    { tenantId: 't', receivedAtMs: 10, findings: [email] },
    { tenantId: 'u', receivedAtMs: 30, findings: [email] },
    { tenantId: 'u', receivedAtMs: 40, findings: [] },
  ]);
  expect(rows).toEqual([
    { tenantId: 't', ...email, count: 2, firstAtMs: 10, lastAtMs: 20 },
    { tenantId: 't', ...taxId, count: 1, firstAtMs: 20, lastAtMs: 20 },
    { tenantId: 'u', ...email, count: 1, firstAtMs: 30, lastAtMs: 30 },
  ]);
});
