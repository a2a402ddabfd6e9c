import type { Store, Tenant } from '@vitrine/store';

const PAGE = 500;

/** Every tenant, page by page. */
export async function allTenants(store: Pick<Store, 'tenants'>): Promise<Tenant[]> {
  const tenants: Tenant[] = [];
  for (;;) {
    const last = tenants.at(-1);
    const page = await store.tenants.list({ limit: PAGE, ...(last && { after: last }) });
    tenants.push(...page);
    if (page.length < PAGE) return tenants;
  }
}
