import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type BatchAnswer, batchAnswerSchema, PROBLEM_CONTENT_TYPE, topics } from '@vitrine/contracts';
import { localeWished } from '@vitrine/messages';
import { Answers, callOf, Idempotent, ProblemError } from '@vitrine/platform';
import type { Tenant } from '@vitrine/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KeysTenant } from './door.guard.js';
import { exampleEntries, exampleTickets } from './examples.js';
import { judgeEntry, judgeTicket } from './judge-item.js';
import { readItems } from './read-items.js';
import { QueueFull } from './record-queue.js';
import { TakeIn, type Way } from './take-in.js';

/** One object a line. */
export const LINES = 'application/x-ndjson';
const SALES: Way = { topic: topics.salesRaw, judge: judgeTicket };
const CATALOG: Way = { topic: topics.catalogRaw, judge: judgeEntry };
const KINDS = ['application/json', LINES];
/** Beside what any route may answer. */
const PROBLEMS = [409, 413, 415, 422];

/** The parts of one request, as its handler sees them. */
interface Brought {
  readonly tenant: Tenant;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Two answers share the status: an item each that was wrong, or one problem of the whole request. */
const NoneRight = () =>
  ApiResponse({
    status: 422,
    description: 'No item was right, and each says why; or the Idempotency-Key was used with another body',
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/BatchAnswer' } },
      [PROBLEM_CONTENT_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } },
    },
  });

const Passing = () => Res({ passthrough: true });

/** The way in for shops without Kafka: many items a request, an answer for each. Bodies are bytes here, checked item by item. */
@ApiTags('ingestion')
@ApiBearerAuth()
@Controller('v1')
export class BatchController {
  constructor(@Inject(TakeIn) private readonly takeIn: TakeIn) {}

  // Fastify takes one colon for a parameter.
  @Post('sales::batch')
  @Idempotent()
  @ApiOperation({
    summary: 'Tickets, up to 2,000 and 5 MiB; 202 once Kafka has at least one of them, 422 when none was right',
  })
  @ApiConsumes(...KINDS)
  @ApiBody({ schema: { type: 'array', items: { $ref: '#/components/schemas/Ticket' }, example: exampleTickets } })
  @NoneRight()
  @Answers(202, batchAnswerSchema, PROBLEMS)
  sales(@KeysTenant() tenant: Tenant, @Req() request: FastifyRequest, @Passing() reply: FastifyReply) {
    return this.take(SALES, { tenant, request, reply });
  }

  @Post('catalog::batch')
  @Idempotent()
  @ApiOperation({ summary: 'Entries of the catalogue, in the same way' })
  @ApiConsumes(...KINDS)
  @ApiBody({ schema: { type: 'array', items: { $ref: '#/components/schemas/CatalogEvent' }, example: exampleEntries } })
  @NoneRight()
  @Answers(202, batchAnswerSchema, PROBLEMS)
  catalog(@KeysTenant() tenant: Tenant, @Req() request: FastifyRequest, @Passing() reply: FastifyReply) {
    return this.take(CATALOG, { tenant, request, reply });
  }

  private async take(way: Way, { tenant, request, reply }: Brought): Promise<BatchAnswer> {
    const { headers, body } = request;
    const isLines = headers['content-type']?.toLowerCase().startsWith(LINES) === true;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const items = await readItems(bytes, { isLines, encoding: headers['content-encoding'] });
    const locale = localeWished(headers['accept-language']) ?? callOf(request).locale ?? 'en';
    const answer = await this.takeIn.take(items, way, { tenant, nowMs: Date.now(), locale }).catch(rethrow);
    if (answer.accepted === 0) void reply.status(422);
    return answer;
  }
}

function rethrow(error: unknown): never {
  if (error instanceof QueueFull)
    throw new ProblemError(429, 'busy', { headers: { 'retry-after': '1' }, cause: error });
  // A person mends an engine that refuses our login; until then the producer's sales can wait.
  if (error instanceof Error && 'retryable' in error)
    throw new ProblemError(503, 'unavailable', { headers: { 'retry-after': '5' }, cause: error });
  throw error;
}
