import type { Locale } from '@vitrine/messages';
import { missingTexts } from '../../messages/lists.js';
import type { Missing } from '../missing/missing.js';
import { listWriter } from './writer.js';

type Key = keyof (typeof missingTexts)['en'];
export type ListName = 'promote' | 'margins' | 'low' | 'bundles';

/** What would have to come for the list to say more. */
export function missingSentence(list: ListName, { code, have = 0, need = 0 }: Missing, locale: Locale): string {
  const { say } = listWriter<Key>(missingTexts, locale);
  return say(keyOf(list, code), { have, need, left: need - have });
}

function keyOf(list: ListName, code: Missing['code']): Key {
  if (code === 'baskets') return list === 'bundles' ? 'bundlesBaskets' : 'promoteBaskets';
  if (code === 'days') return list === 'low' ? 'lowDays' : 'promoteDays';
  return code;
}
