import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { alertTemplates } from '@vitrine/alert-rules';
import { type AlertTemplateList, alertTemplateListSchema } from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import type { Access } from '../access/access.js';
import { Allow, Caller } from '../access/allow.js';

@ApiTags('alert rules')
@Controller('v1/alert-templates')
export class AlertTemplatesController {
  @Get()
  @Allow('alertRules:manage')
  @ApiOperation({ summary: 'Ready rules, to turn on as they are or to begin with', description: 'All in one page.' })
  @Answers(200, alertTemplateListSchema)
  list(@Caller() { locale }: Access): AlertTemplateList {
    return {
      items: alertTemplates.map(({ rule, ...template }) => ({
        ...template,
        rule: { ...rule, name: template.name[locale] },
      })),
      nextCursor: null,
    };
  }
}
