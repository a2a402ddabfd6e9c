import { type Locale, localeOfTag } from '@vitrine/messages';

/** What `npm run validate` says. `{name}` and `{name:one|many}` are filled in by `fillIn`. */
export const validateTexts = {
  en: {
    usage: `Usage: npm run validate -- [options] <file …>      .json, .ndjson, .csv, .tsv, .gz of each
  --locale en|pt-BR          language of the answer
  --format json|ndjson|csv   where the name does not say it
  --all                      every finding, not the first 200`,
    unknownOption: 'There is no option {option}, or it needs a value.',
    notFound: '{file}: there is no such file. Check the path.',
    isFolder: '{file}: is a folder. Name the files in it, such as {file}/*.ndjson.',
    notGzip: '{file}: ends in .gz, but is not gzip or is cut off. Write it anew, or drop .gz from its name.',
    unreadable: '{file}: cannot be read ({reason}). Check who may read it.',
    tooLong: '{file}: is too large to be checked in one go. Split it, 100,000 tickets a file are fine.',
    unknownFormat: '{file}: the format is not known. Name it .json, .ndjson or .csv, or add --format json|ndjson|csv.',
    row: '{file}:{place}  {pointer}  {code}\n    {message}',
    element: 'element {element}',
    wholeMessage: '(whole message)',
    more: '… and {count} more {count:finding|findings} in {file}. --all shows them.',
    good: '{file}: {messages} {messages:message, it fits|messages, all fit} the contract.',
    bad: '{file}: {messages} {messages:message|messages}, {bad} {bad:does|do} not fit the contract ({findings} {findings:finding|findings}).',
    empty: '{file}: holds no message.',
  },
  'pt-BR': {
    usage: `Uso: npm run validate -- [opções] <arquivo …>      .json, .ndjson, .csv, .tsv, .gz de cada um
  --locale en|pt-BR          idioma da resposta
  --format json|ndjson|csv   quando o nome não diz
  --all                      todos os problemas, não só os 200 primeiros`,
    unknownOption: 'Não existe a opção {option}, ou falta um valor para ela.',
    notFound: '{file}: este arquivo não existe. Confira o caminho.',
    isFolder: '{file}: é uma pasta. Informe os arquivos que estão nela, como {file}/*.ndjson.',
    notGzip: '{file}: termina em .gz, mas não é gzip ou está cortado. Grave-o de novo ou tire .gz do nome.',
    unreadable: '{file}: não foi possível ler ({reason}). Confira quem tem permissão de leitura.',
    tooLong: '{file}: é grande demais para ser conferido de uma vez. Divida-o; 100.000 cupons por arquivo cabem bem.',
    unknownFormat: '{file}: formato desconhecido. Use .json, .ndjson ou .csv no nome, ou --format json|ndjson|csv.',
    row: '{file}:{place}  {pointer}  {code}\n    {message}',
    element: 'elemento {element}',
    wholeMessage: '(mensagem inteira)',
    more: '… e mais {count} {count:problema|problemas} em {file}. --all mostra todos.',
    good: '{file}: {messages} {messages:mensagem, segue|mensagens, todas seguem} o contrato.',
    bad: '{file}: {messages} {messages:mensagem|mensagens}, {bad} {bad:não segue|não seguem} o contrato ({findings} {findings:problema|problemas}).',
    empty: '{file}: não contém nenhuma mensagem.',
  },
} satisfies Record<Locale, Record<string, string>>;

export type ValidateText = keyof (typeof validateTexts)['en'];

/** The language of a POSIX locale such as `pt_BR.UTF-8` or a tag such as `en-GB`; English for others. */
export function localeOf(tag: string | undefined): Locale {
  return localeOfTag(tag ?? '') ?? 'en';
}
