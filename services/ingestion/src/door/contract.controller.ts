import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, type OpenAPIObject } from '@nestjs/swagger';

/** What this door takes, for programs. */
@ApiTags('contract')
@Controller('v1/ingestion')
export class ContractController {
  /** Filled once the routes are known. */
  document: OpenAPIObject | undefined;

  @Get('openapi.json')
  @ApiOperation({ summary: 'This document' })
  @ApiOkResponse({ description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } })
  read(): OpenAPIObject | undefined {
    return this.document;
  }
}
