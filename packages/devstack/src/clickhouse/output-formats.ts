/** Formats whose parts simply follow each other: the engine's chunks can be sent as they are made. */
const STREAMED =
  /^(?:JSONEachRow|JSONStringsEachRow|JSONCompactEachRow|JSONCompactStringsEachRow|JSONLines|NDJSON|TabSeparated|TabSeparatedRaw|TSV|TSVRaw|CSV|TSKV|RowBinary|Native)$/i;

export const isStreamed = (format: string): boolean => STREAMED.test(format);

/** Content type of an output format, as ClickHouse's server gives it. */
export function contentTypeOf(format: string): string {
  if (/^(?:JSONEachRow|JSONStringsEachRow|JSONLines|NDJSON|JSONCompactEachRow)/i.test(format))
    return 'application/x-ndjson; charset=UTF-8';
  if (/^JSON/i.test(format)) return 'application/json; charset=UTF-8';
  if (/^(?:TabSeparated|TSV)/i.test(format)) return 'text/tab-separated-values; charset=UTF-8';
  if (/^CSV/i.test(format)) return 'text/csv; charset=UTF-8; header=absent';
  if (/^(?:Native|RowBinary|Parquet|Arrow|ORC|Avro|RawBLOB|MsgPack)/i.test(format)) return 'application/octet-stream';
  return 'text/plain; charset=UTF-8';
}
