import type { OutgoingRecord } from './partition-transactions.js';

type Headers = NonNullable<OutgoingRecord['headers']>;
type Content = string | Buffer;

/**
 * The record with headers that kafkajs can write: only text and bytes go on. kafkajs reads a header without a value and cannot write it.
 * For names like `constructor` it even hands out an object of the language.
 */
export function sendable(record: OutgoingRecord): OutgoingRecord {
  return record.headers === undefined ? record : { ...record, headers: writableHeaders(record.headers) };
}

const writableHeaders = (headers: Headers): Headers =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, content]) => {
      const contents = [content].flat().filter(isContent);
      return contents.length === 0 ? [] : [[name, contents.length === 1 ? contents[0] : contents]];
    }),
  );

const isContent = (content: unknown): content is Content => typeof content === 'string' || Buffer.isBuffer(content);
