import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { asyncApiDocument, errorCodes, errorTexts, jsonSchemas } from '@vitrine/contracts';
import { Answers } from '@vitrine/platform';
import { z } from 'zod';
import { Allow } from '../access/allow.js';

const schemaListSchema = z
  .object({
    asyncApi: z.record(z.string(), z.unknown()).describe('AsyncAPI 3 of the topics'),
    schemas: z.record(z.string(), z.unknown()).describe('JSON Schema 2020-12 by event'),
    errorCodes: z.array(z.object({ code: z.string(), message: z.object({ 'pt-BR': z.string(), en: z.string() }) })),
  })
  .meta({ id: 'SchemaList' });

@ApiTags('contract')
@Controller('v1/schemas')
export class SchemasController {
  @Get()
  @Allow('schemas:read')
  @ApiOperation({ summary: 'What producers may send, and why a message may be refused' })
  @Answers(200, schemaListSchema)
  list(): z.output<typeof schemaListSchema> {
    return {
      asyncApi: { ...asyncApiDocument() },
      schemas: jsonSchemas(),
      errorCodes: errorCodes.map((code) => ({ code, message: errorTexts(code) })),
    };
  }
}
