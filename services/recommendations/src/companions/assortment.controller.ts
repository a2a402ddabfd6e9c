import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import {
  type AssortmentFound,
  type AssortmentQuestion,
  assortmentFoundSchema,
  assortmentQuestionSchema,
} from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import { AssortmentAnswers } from './assortment.js';

/** Asked by the api alone, which has looked at who asks: network policies let nobody else in. */
@Controller('assortment')
export class AssortmentController {
  constructor(@Inject(AssortmentAnswers) private readonly answers: AssortmentAnswers) {}

  @Post()
  @HttpCode(200)
  @Answers(200, assortmentFoundSchema)
  assortment(@Body({ schema: assortmentQuestionSchema }) question: AssortmentQuestion): Promise<AssortmentFound> {
    return this.answers.answer(question);
  }
}
