import { ProblemError } from '@vitrine/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** Where a list goes on. Opaque to callers, so that it may change. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws 400 when the text is no cursor of this list */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, schema: T): z.output<T> | undefined {
  if (cursor === undefined) return undefined;
  const result = schema.safeParse(parse(Buffer.from(cursor, 'base64url').toString()));
  if (!result.success) {
    throw new ProblemError(400, 'invalid_query', { errors: [{ pointer: '/cursor', code: 'invalid_value' }] });
  }
  return result.data;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Cuts a page out of rows that were read with one more than asked for: the extra one proves that there is a next page.
 * @param positionOf what the next page starts after
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => unknown,
  toItem: (row: Row) => Item,
): Page<Item> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: page.map(toItem), nextCursor: hasMore ? encodeCursor(positionOf(last)) : null };
}

/** Adds `Link: rel=next` to the answer. */
export function linkNext<T>(page: Page<T>, request: FastifyRequest, reply: FastifyReply): Page<T> {
  if (page.nextCursor === null) return page;
  const url = new URL(request.url, 'http://api');
  url.searchParams.set('cursor', page.nextCursor);
  void reply.header('link', `<${url.pathname}${url.search}>; rel="next"`);
  return page;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
