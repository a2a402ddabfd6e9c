import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type CorrectionList,
  type CorrectionQuery,
  correctionCauses,
  correctionListSchema,
  correctionQuerySchema,
  normaliseCode,
} from '@vitrine/contracts';
import { isAskable, isDate, minorDigitsOf } from '@vitrine/domain';
import { Answers, ProblemError } from '@vitrine/platform';
import { Directory } from '@vitrine/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { decodeCursor, linkNext, pageOf } from '../http/cursor.js';
import { type CorrectionReader, toCorrection, toTotal } from './correction-item.js';
import { type CorrectionFilter, type CorrectionRow, Corrections } from './corrections.js';

/** A forged cursor is the caller's mistake. */
const position = z.object({
  changedAtMs: z.int().min(0),
  storeId: z.string(),
  soldOn: z.string().refine(isDate),
  cause: z.enum(correctionCauses),
});

@ApiTags('metrics')
@Controller('v1/corrections')
export class CorrectionsController {
  constructor(
    @Inject(Corrections) private readonly corrections: Corrections,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Get()
  @Allow('metrics:read')
  @ApiOperation({
    summary: 'What changed in figures that had been told, and why, newest first',
    description:
      'Tickets that were corrected or voided, stores and costs that came after the sales. A ticket that comes late for the first time is no correction. Costs only for roles that see margins.',
  })
  @Answers(200, correctionListSchema)
  async list(
    @Caller() access: Access,
    @Query({ schema: correctionQuerySchema }) query: CorrectionQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CorrectionList> {
    const after = decodeCursor(query.cursor, position);
    const filter = filterOf(access, query);
    const [reader, rows, total] = await Promise.all([
      this.readerOf(access),
      this.corrections.list(filter, { limit: query.limit + 1, ...(after === undefined ? {} : { after }) }),
      this.corrections.total(filter),
    ]);
    const page = pageOf(rows, query.limit, placeOf, (row) => toCorrection(row, reader));
    return { ...linkNext(page, request, reply), total: toTotal(total, reader) };
  }

  private async readerOf({ tenant, permissions }: Access): Promise<CorrectionReader> {
    const stores = await this.directory.storesOf(tenant.id);
    const zones = new Map(stores.map(({ storeId, timeZone }) => [storeId, timeZone]));
    return {
      minorDigits: minorDigitsOf(tenant.currency),
      seesCosts: permissions.has('margins:read'),
      timeZoneOf: (storeId) => zones.get(storeId) ?? tenant.timeZone,
    };
  }
}

const placeOf = ({ changedAtMs, storeId, soldOn, cause }: CorrectionRow) => ({ changedAtMs, storeId, soldOn, cause });

/** @throws 400 when the period ends before it begins, or is none of a shop */
function filterOf({ scope }: Access, { from, to, stores }: CorrectionQuery): CorrectionFilter {
  if (!isAskable({ from, to }))
    throw new ProblemError(400, 'invalid_query', { errors: [{ pointer: '/from', code: 'invalid_period' }] });
  const storeIds = stores
    ?.split(',')
    .map(normaliseCode)
    .filter((id) => id !== '');
  return { scope, from, to, ...(storeIds === undefined ? {} : { storeIds }) };
}
