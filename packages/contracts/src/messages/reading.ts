import type { Locale } from '@vitrine/messages';

/** What stops the reading of a file, for `npm run import` and `npm run validate` alike. */
export const readingTexts = {
  en: {
    emptyFile: '{file} is empty: not even a header line.',
    noColumn:
      '{file} lacks {count:the column|the columns} {missing}, which the profile asks for. It has {found}. Is it the right profile and the right file?',
    noHeader: 'The first line of {file} holds data, not names of columns. Put a line with their names before it.',
    repeatedColumn:
      '{file} has {count:the column|the columns} {repeated} more than once, so it is not clear which one is meant. Give each column a name of its own.',
    otherDelimiter:
      '{file} has a single column, {found}: it seems to be separated by {sign}. Say so in the profile, "delimiter": "{sign}", or leave the delimiter out of it.',
    objectTooLong:
      '{file}, line {line}: one object is larger than 8 MB, so this is no list of rows. When the list lies within it, name it in the profile, such as "list": "orders". Else give the list itself ([ … ]), or one object per line (.ndjson).',
    cutOff: '{file} is cut off: what begins on line {line} has no end. Fetch or write the file again.',
    openQuote:
      '{file}, line {line}: a quote that opens here is never closed, so the file is cut off, or a quote is too many. Fetch it again or mend that line: a quote within a cell is written twice ("").',
    wrappedList:
      '{file} is one object, not a list. It holds these lists: {lists}. Say in the profile which one has the rows: "list": "{example}".',
    noList: '{file} holds no list at “{list}”, where the profile looks for its rows. Correct "list" in the profile.',
    unknownEncoding:
      '{file}: there is no encoding “{asked}”. Use utf-8, windows-1252 or utf-16le in the profile, or leave it out.',
    otherEncoding:
      '{file} begins with the mark of {encoding}, but the profile says “{asked}”. Leave "encoding" out of the profile, or write "{encoding}".',
    utf32: '{file} is UTF-32, which is not read. Save it as UTF-8.',
    badHeaderEncoding:
      '{file}, line 1: the header is not {encoding} text. Most often such a file is windows-1252: write "encoding": "windows-1252" in the profile, or save the file as UTF-8.',
  },
  'pt-BR': {
    emptyFile: '{file} está vazio: não tem nem a linha de cabeçalho.',
    noColumn:
      '{file} não tem {count:a coluna|as colunas} {missing}, que o perfil pede. Tem {found}. O perfil e o arquivo são os certos?',
    noHeader:
      'A primeira linha de {file} contém dados, e não nomes de colunas. Coloque antes dela uma linha com os nomes.',
    repeatedColumn:
      '{file} tem {count:a coluna|as colunas} {repeated} mais de uma vez, e não se sabe qual vale. Dê a cada coluna um nome próprio.',
    otherDelimiter:
      '{file} tem uma só coluna, {found}: parece separado por {sign}. Diga isso no perfil, "delimiter": "{sign}", ou tire o delimitador dele.',
    objectTooLong:
      '{file}, linha {line}: um objeto passa de 8 MB, portanto isto não é uma lista de linhas. Se a lista está dentro dele, diga no perfil onde, como "list": "orders". Se não, informe a própria lista ([ … ]), ou um objeto por linha (.ndjson).',
    cutOff: '{file} está cortado: o que começa na linha {line} não tem fim. Baixe ou grave o arquivo de novo.',
    openQuote:
      '{file}, linha {line}: as aspas abertas aqui nunca se fecham; ou o arquivo está cortado, ou há aspas a mais. Baixe-o de novo ou corrija essa linha: aspas dentro de uma célula são dobradas ("").',
    wrappedList:
      '{file} é um objeto, não uma lista. Ele tem estas listas: {lists}. Diga no perfil qual tem as linhas: "list": "{example}".',
    noList: '{file} não tem uma lista em “{list}”, onde o perfil procura as linhas. Corrija "list" no perfil.',
    unknownEncoding:
      '{file}: a codificação “{asked}” não existe. Use utf-8, windows-1252 ou utf-16le no perfil, ou retire-a.',
    otherEncoding:
      '{file} começa com a marca de {encoding}, mas o perfil diz “{asked}”. Retire "encoding" do perfil ou escreva "{encoding}".',
    utf32: '{file} está em UTF-32, que não se lê. Salve-o como UTF-8.',
    badHeaderEncoding:
      '{file}, linha 1: o cabeçalho não é texto {encoding}. Um arquivo assim quase sempre é windows-1252: escreva "encoding": "windows-1252" no perfil ou salve o arquivo como UTF-8.',
  },
} satisfies Record<Locale, Record<string, string>>;

export type ReadingText = keyof (typeof readingTexts)['en'];

/** What is wrong with a single record of a file, said beside its code. */
export const faultTexts = {
  en: {
    otherWidth: '{cells} {cells:cell|cells}, {columns} {columns:column|columns}',
    brokenQuote: 'a quote closes within a cell, or never; a quote within a cell is written twice ("")',
    notText: 'not {encoding} text',
    notJson: 'no JSON',
    notAnObject: 'no object',
    repeatedMember: 'the member is there twice',
    cutNumber:
      'a spreadsheet shortened this number, and its digits are lost; make the column a text column there before the numbers go in, and export again',
    noText: 'true, false, a list or an object where a text or a number is wanted',
  },
  'pt-BR': {
    otherWidth: '{cells} {cells:célula|células}, {columns} {columns:coluna|colunas}',
    brokenQuote: 'aspas fecham no meio de uma célula, ou nunca; aspas dentro de uma célula são dobradas ("")',
    notText: 'não é texto {encoding}',
    notJson: 'não é JSON',
    notAnObject: 'não é um objeto',
    repeatedMember: 'o membro aparece duas vezes',
    cutNumber:
      'uma planilha encurtou este número, e os dígitos se perderam; formate a coluna como texto antes de colocar os números nela e exporte de novo',
    noText: 'true, false, uma lista ou um objeto onde se espera um texto ou um número',
  },
} satisfies Record<Locale, Record<string, string>>;

export type FaultText = keyof (typeof faultTexts)['en'];
