import type { AlertRuleDraft } from '@vitrine/contracts';
import type { Say, Speaker } from './speaker';

const NAMED = 2;

/** Whose figures a rule looks at: `cada loja`, `de cada vendedor (Sul)`, `de Ibirapuera`. @param isOwned with the word for "of" before it */
export function grainWords(draft: AlertRuleDraft, isOwned: boolean, speaker: Speaker): string {
  const t: Say<'alertRules'> = speaker.t;
  const { grain, storeIds = [] } = draft;
  const [only] = storeIds;
  if (grain === 'store' && only !== undefined && storeIds.length === 1 && placesOf(draft, speaker).length === 1) {
    const name = speaker.storeName(only);
    return isOwned ? t('grainOf.named', { name }) : name;
  }
  const words = t(isOwned ? `grainOf.${grain}` : `grains.${grain}`);
  const places = placesOf(draft, speaker);
  return places.length === 0 ? words : `${words} (${places.join(', ')})`;
}

/** The stores, regions, categories and products that a rule keeps to: by name where they are few, else by their number. */
function placesOf({ storeIds, regionIds, categories, productIds }: AlertRuleDraft, speaker: Speaker): string[] {
  const t: Say<'alertRules'> = speaker.t;
  const kinds: [string, readonly string[]][] = [
    ['stores', (storeIds ?? []).map(speaker.storeName)],
    ['regions', regionIds ?? []],
    ['categories', categories ?? []],
    ['products', productIds ?? []],
  ];
  return kinds.flatMap(([kind, names]) =>
    names.length <= NAMED ? names : [t(`places.${kind}`, { count: names.length })],
  );
}
