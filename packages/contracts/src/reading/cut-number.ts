/**
 * A long number as a spreadsheet shows it, `8.20983E+17`: it lost the digits that made two ids differ. Only files that people hand over are
 * checked: an id that a program sends is a text by design.
 */
export const isCutNumber = (cell: string): boolean => CUT_NUMBER.test(cell);

const CUT_NUMBER = /^\s*[+-]?[0-9](?:[.,][0-9]+)?E\+[0-9]{2,3}\s*$/iu;
