import { settingsOf } from '@vitrine/contracts';
import type { SettingChange, Tenant } from '@vitrine/store';

const NAMES = ['recommendHoldout', 'recommendHoldoutWithout'] as const;

/**
 * A tenant whose hours without suggestions are set as they were at a moment: what a phone tells late is judged by the settings of its
 * hour. A setting that was changed later only had its default before, as a tenant begins with all of them.
 * @param changes of the tenant's settings, oldest first
 */
export function holdoutThen(tenant: Tenant, changes: readonly SettingChange[], atMs: number): Tenant {
  const was = settingsOf(Object.fromEntries(NAMES.map((name) => [name, valueThen(tenant, changes, name, atMs)])));
  const { recommendHoldout, recommendHoldoutWithout } = was;
  return { ...tenant, recommendHoldout, recommendHoldoutWithout };
}

function valueThen(
  tenant: Tenant,
  changes: readonly SettingChange[],
  name: (typeof NAMES)[number],
  atMs: number,
): unknown {
  const ofName = changes.filter((change) => change.name === name);
  if (ofName.length === 0) return tenant[name];
  return ofName.findLast(({ at }) => at.getTime() <= atMs)?.value;
}
