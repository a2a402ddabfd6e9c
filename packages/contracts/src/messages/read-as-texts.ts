import type { Locale } from '@vitrine/messages';

/** How a file was read. Signs that part cells have their word under the sign. */
export const readAsTexts = {
  en: {
    csv: '{file}: read as CSV separated by {delimiter}, {encoding}',
    json: '{file}: read as JSON, {encoding}',
    ndjson: '{file}: read as one JSON object per line, {encoding}',
    ',': 'commas',
    ';': 'semicolons',
    '\t': 'tabs',
    carriageReturns: 'lines end with CR alone',
    list: 'the rows under “{list}”',
    hasTrailingDelimiter: 'every row ends with one delimiter more than the header: the empty cell is left out',
    endsMidLine: 'the last line has no end: if the file was cut off, its last row is not whole',
    notText:
      'from line {line} on, rows are not {encoding} text; most often such a file is windows-1252: write "encoding": "windows-1252" in the profile, or save it as UTF-8',
  },
  'pt-BR': {
    csv: '{file}: lido como CSV separado por {delimiter}, {encoding}',
    json: '{file}: lido como JSON, {encoding}',
    ndjson: '{file}: lido como um objeto JSON por linha, {encoding}',
    ',': 'vírgulas',
    ';': 'ponto e vírgula',
    '\t': 'tabulações',
    carriageReturns: 'as linhas terminam só com CR',
    list: 'as linhas em “{list}”',
    hasTrailingDelimiter: 'cada linha termina com um delimitador a mais que o cabeçalho: a célula vazia fica de fora',
    endsMidLine: 'a última linha não tem fim: se o arquivo foi cortado, ela não está inteira',
    notText:
      'a partir da linha {line} há linhas que não são texto {encoding}; um arquivo assim quase sempre é windows-1252: escreva "encoding": "windows-1252" no perfil ou salve-o como UTF-8',
  },
} satisfies Record<Locale, Record<string, string>>;
