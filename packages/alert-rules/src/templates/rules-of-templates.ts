import type { AlertRuleDraft } from '@vitrine/contracts';
import type { Locale } from '@vitrine/messages';
import { alertTemplates } from './alert-templates.js';

/** The ready rules that a tenant begins with, named in its language. */
export function rulesOfTemplates(locale: Locale): AlertRuleDraft[] {
  return alertTemplates.map(({ name, rule }) => ({ ...rule, name: name[locale] }));
}
