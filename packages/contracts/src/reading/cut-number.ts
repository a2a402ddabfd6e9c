/**
 * A long number as a spreadsheet shows it, `8.20983E+17`: what made two of them differ is gone, and two ids would be one. Only where
 * people hand over files: what a program sends as an id is a text by design, and is taken as it is.
 */
export const isCutNumber = (cell: string): boolean => CUT_NUMBER.test(cell);

const CUT_NUMBER = /^\s*[+-]?[0-9](?:[.,][0-9]+)?E\+[0-9]{2,3}\s*$/iu;
