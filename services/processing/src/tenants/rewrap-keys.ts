import { type MasterKeys, rewrapKey } from '@vitrine/privacy';
import type { Store } from '@vitrine/store';

/**
 * Puts every tenant's key under the first master key, as a change of `PRIVACY_KEY` asks for. Pods may do it side by side. A key that no
 * master key opens is left: its next use will report it. @returns how many this pod has changed
 */
export async function rewrapKeys(store: Pick<Store, 'tenantKeys'>, masterKeys: MasterKeys): Promise<number> {
  let changed = 0;
  for (const { tenantId, wrappedKey } of await store.tenantKeys.all()) {
    const next = rewrapKey(wrappedKey, tenantId, masterKeys);
    if (next !== undefined && (await store.tenantKeys.replace(tenantId, wrappedKey, next))) changed += 1;
  }
  return changed;
}
