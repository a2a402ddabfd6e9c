import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import {
  type CompanionsFound,
  type CompanionsQuestion,
  companionsFoundSchema,
  companionsQuestionSchema,
} from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import { CompanionAnswers } from './companions.js';

/** Asked by the api alone, which has looked at who asks: network policies let nobody else in. */
@Controller('companions')
export class CompanionsController {
  constructor(@Inject(CompanionAnswers) private readonly answers: CompanionAnswers) {}

  @Post()
  @HttpCode(200)
  @Answers(200, companionsFoundSchema)
  companions(@Body({ schema: companionsQuestionSchema }) question: CompanionsQuestion): Promise<CompanionsFound> {
    return this.answers.answer(question);
  }
}
