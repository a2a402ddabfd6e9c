import { expect, it } from '@jest/globals';
import { permissionsOf, type Role, roles, settingFields, type TenantSettings } from '@vitrine/contracts';
import type { Access } from '../access/access.js';
import { seesMargins } from './sees-margins.js';

const isTold = (role: Role, marginMoneyFor: TenantSettings['marginMoneyFor']) =>
  seesMargins({
    ...{ role, permissions: permissionsOf(role, { stores: 'all' }) },
    tenant: { marginMoneyFor } as Access['tenant'],
  });

it('is told money of margins who sees costs, and of the others whom the tenant has chosen', () => {
  const seeing = ['admin', 'analyst', 'regional'];
  const told = settingFields.marginMoneyFor
    .unwrap()
    .options.map((to) => [to, roles.filter((role) => isTold(role, to) && !seeing.includes(role))]);
  expect(Object.fromEntries(told)).toEqual({
    ...{ nobody: [], managers: ['manager'], sellers: ['seller'], managersAndSellers: ['manager', 'seller'] },
  });
  for (const role of seeing) expect(isTold(role as Role, 'nobody')).toBe(true);
});
