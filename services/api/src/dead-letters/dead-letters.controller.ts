import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type DeadLetterList,
  type DeadLetterQuery,
  type DeadLetterSummary,
  deadLetterListSchema,
  deadLetterQuerySchema,
  deadLetterSummarySchema,
} from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import { DeadLetters } from '@vitrine/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { decodeCursor, linkNext, pageOf } from '../http/cursor.js';
import { toFilter } from './dead-letter-filter.js';
import { groupByCode, toDeadLetter } from './dead-letter-item.js';

/** Numbers as the table's columns hold them: a forged cursor is the caller's mistake. */
export const position = z.object({
  receivedAtMs: z.int().min(0),
  topic: z.string(),
  partition: z.int().min(0).max(65_535),
  offset: z.int().min(0),
});
const summaryQuery = deadLetterQuerySchema.omit({ limit: true, cursor: true });

@ApiTags('operations')
@Controller('v1/dead-letters')
export class DeadLettersController {
  constructor(@Inject(DeadLetters) private readonly deadLetters: DeadLetters) {}

  @Get()
  @Allow('deadLetters:read')
  @ApiOperation({ summary: 'Messages that were refused, newest first, personal data masked' })
  @Answers(200, deadLetterListSchema)
  async list(
    @Caller() { scope }: Access,
    @Query({ schema: deadLetterQuerySchema }) query: DeadLetterQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadLetterList> {
    const after = decodeCursor(query.cursor, position);
    const page = { limit: query.limit + 1, ...(after === undefined ? {} : { after }) };
    const rows = await this.deadLetters.list(toFilter(scope, query), page);
    const place = ({ receivedAtMs, topic, partition, offset }: (typeof rows)[number]) => ({
      receivedAtMs,
      topic,
      partition,
      offset,
    });
    return linkNext(pageOf(rows, query.limit, place, toDeadLetter), request, reply);
  }

  @Get('summary')
  @Allow('deadLetters:read')
  @ApiOperation({ summary: 'How many were refused, by reason' })
  @Answers(200, deadLetterSummarySchema)
  async summary(
    @Caller() { scope }: Access,
    @Query({ schema: summaryQuery }) query: z.output<typeof summaryQuery>,
  ): Promise<DeadLetterSummary> {
    return { items: groupByCode(await this.deadLetters.summary(toFilter(scope, query))) };
  }
}
