import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { locales } from '@vitrine/contracts';
import { Answers, ProblemError } from '@vitrine/platform';
import { z } from 'zod';
import { AllowAll } from '../access/allow.js';
import { texts } from '../messages/texts.js';

/** A problem's `type` is this and its code: an address that explains it. */
export const PROBLEM_TYPES = '/v1/problems/';

const text = z.object({ title: z.string(), detail: z.string() });
const problemKindSchema = z
  .object({ type: z.string(), code: z.string(), texts: z.object({ 'pt-BR': text, en: text }) })
  .meta({ id: 'ProblemKind' });
type ProblemKind = z.output<typeof problemKindSchema>;
const problemKindListSchema = z.object({ items: z.array(problemKindSchema) }).meta({ id: 'ProblemKindList' });

/** What each error code means, in every language: words in braces are filled in when it happens. */
@ApiTags('contract')
@Controller('v1/problems')
export class ProblemsController {
  @Get()
  @AllowAll()
  @ApiOperation({ summary: 'Every kind of problem that this API answers with' })
  @Answers(200, problemKindListSchema)
  list(): z.output<typeof problemKindListSchema> {
    return { items: texts.codes().map(kindOf) };
  }

  @Get(':code')
  @AllowAll()
  @ApiOperation({ summary: 'One kind of problem: where the `type` of a problem leads' })
  @Answers(200, problemKindSchema)
  read(@Param('code') code: string): ProblemKind {
    if (!texts.codes().includes(code)) throw new ProblemError(404, 'not_found');
    return kindOf(code);
  }
}

function kindOf(code: string): ProblemKind {
  const [ptBR, en] = locales.map((locale) => texts.problem(code, locale));
  if (ptBR === undefined || en === undefined) throw new Error('a language is missing');
  return { type: `${PROBLEM_TYPES}${code}`, code, texts: { 'pt-BR': ptBR, en } };
}
