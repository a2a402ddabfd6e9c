import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  FEEDBACK_LATE_DAYS,
  type FeedbackAccepted,
  type FeedbackRequest,
  feedbackAcceptedSchema,
  feedbackRequestSchema,
} from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';
import { Feedback } from './feedback.js';

@ApiTags('recommendations')
@Controller('v1/recommendations/feedback')
export class FeedbackController {
  constructor(@Inject(Feedback) private readonly feedback: Feedback) {}

  @Post()
  @HttpCode(202)
  @Allow('recommendations:read')
  @ApiOperation({
    summary: 'Offered, sold, or of no use',
    description: `Sending it again is always safe: of one offer each outcome counts once. It may come up to ${FEEDBACK_LATE_DAYS} days late. Whose offer it was follows from who says so; a key may name the seller.`,
  })
  @Answers(202, feedbackAcceptedSchema, [422])
  take(
    @Caller() access: Access,
    @Body({ schema: feedbackRequestSchema }) said: FeedbackRequest,
  ): Promise<FeedbackAccepted> {
    return this.feedback.take(access, said);
  }
}
