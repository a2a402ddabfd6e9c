import type { Locale } from '../errors/error-text.js';

/** What `npm run validate` says. `{name}` is filled in by `fillIn`. */
export const validateTexts = {
  en: {
    usage: 'Usage: npm run validate -- [--locale en|pt-BR] [--format json|ndjson|csv] file…   (.gz too)',
    unreadable: '{file}: cannot be read ({reason}).',
    unknownFormat: '{file}: the format is not known. Name it .json, .ndjson or .csv, or say --format.',
    row: '{file}:{line}  {pointer}  {code}\n    {message}',
    wholeMessage: '(whole message)',
    more: '… and {count} more findings in {file}. --all shows them.',
    good: '{file}: {messages} messages, all fit the contract.',
    bad: '{file}: {messages} messages, {bad} do not fit the contract ({findings} findings).',
    empty: '{file}: holds no message.',
  },
  'pt-BR': {
    usage: 'Uso: npm run validate -- [--locale en|pt-BR] [--format json|ndjson|csv] arquivo…   (.gz também)',
    unreadable: '{file}: não foi possível ler ({reason}).',
    unknownFormat: '{file}: formato desconhecido. Use .json, .ndjson ou .csv no nome, ou informe --format.',
    row: '{file}:{line}  {pointer}  {code}\n    {message}',
    wholeMessage: '(mensagem inteira)',
    more: '… e mais {count} problemas em {file}. --all mostra todos.',
    good: '{file}: {messages} mensagens, todas seguem o contrato.',
    bad: '{file}: {messages} mensagens, {bad} não seguem o contrato ({findings} problemas).',
    empty: '{file}: não contém nenhuma mensagem.',
  },
} satisfies Record<Locale, Record<string, string>>;

export type ValidateText = keyof (typeof validateTexts)['en'];

/** The language of a POSIX locale such as `pt_BR.UTF-8` or a tag such as `en-GB`; English for others. */
export function localeOf(tag: string | undefined): Locale {
  return /^pt(?:[-_.@]|$)/iu.test(tag ?? '') ? 'pt-BR' : 'en';
}
