/** How a file was read: what was asked for, or else recognised. Complete when its last row was read. */
export interface ReadAs {
  format: 'csv' | 'ndjson' | 'json';
  encoding: string;
  /** Of a CSV file. */
  delimiter?: string;
  lineEnd?: '\n' | '\r';
  /** Every row of a CSV file ends with a delimiter that its header does not have. */
  hasTrailingDelimiter?: boolean;
  /** The last record of a CSV file has no line end: a file that was cut off looks the same. */
  endsMidLine?: boolean;
  /** Where the rows are in a JSON file that is an object. */
  list?: string;
  /** Line of the first row that is not in that encoding. */
  firstBadLine?: number;
}
