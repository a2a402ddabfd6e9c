export { aLetter } from './a-letter.js';
export { aRowSource, aSaleLineRow } from './a-sale-line-row.js';
