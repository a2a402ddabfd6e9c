import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowAll } from '../access/allow.js';

/** Filled once the routes are known. */
export class ApiDocument {
  value: OpenAPIObject | undefined;
}

const require = createRequire(import.meta.url);

/** The contract for programs and, without any other host, for readers. */
@ApiTags('contract')
@Controller()
export class DocsController {
  constructor(@Inject(ApiDocument) private readonly document: ApiDocument) {}

  @Get('v1/openapi.json')
  @AllowAll()
  @ApiOperation({ summary: 'This document' })
  @ApiOkResponse({ description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } })
  read(): OpenAPIObject | undefined {
    return this.document.value;
  }

  @Get('redoc')
  @AllowAll()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/html; charset=utf-8')
  redoc(): string {
    return REDOC_PAGE;
  }

  @Get('redoc/redoc.standalone.js')
  @AllowAll()
  @ApiExcludeEndpoint()
  async script(@Res() reply: FastifyReply): Promise<void> {
    const bundle = await readFile(require.resolve('redoc/bundles/redoc.standalone.js'));
    await reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(bundle);
  }
}

const REDOC_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Vitrine API</title>
<style>body{margin:0}</style></head>
<body><redoc spec-url="/v1/openapi.json" disable-google-font="true"></redoc><script src="/redoc/redoc.standalone.js"></script></body>
</html>
`;
