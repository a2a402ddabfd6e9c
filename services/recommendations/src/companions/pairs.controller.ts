import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { type PairsFound, type PairsQuestion, pairsFoundSchema, pairsQuestionSchema } from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import { PairAnswers } from './pairs.js';

/** Asked by the api alone, which has looked at who asks: network policies let nobody else in. */
@Controller('pairs')
export class PairsController {
  constructor(@Inject(PairAnswers) private readonly answers: PairAnswers) {}

  @Post()
  @HttpCode(200)
  @Answers(200, pairsFoundSchema)
  pairs(@Body({ schema: pairsQuestionSchema }) question: PairsQuestion): Promise<PairsFound> {
    return this.answers.answer(question);
  }
}
