import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Controller, Get, Header, Inject, Param, Redirect, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemError } from '@vitrine/platform';
import type { FastifyReply } from 'fastify';
import { AllowAll } from '../access/allow.js';
import { PAGE_POLICY, redocPage, swaggerPage } from './pages.js';

/** Filled once the routes are known. */
export class ApiDocument {
  value: OpenAPIObject | undefined;
}

const require = createRequire(import.meta.url);

/** What the two pages load, from the packages themselves: no other host serves anything. */
const ASSETS = new Map(
  Object.entries({
    'swagger-ui.css': { file: 'swagger-ui-dist/swagger-ui.css', type: 'text/css; charset=utf-8' },
    'swagger-ui-bundle.js': { file: 'swagger-ui-dist/swagger-ui-bundle.js', type: 'text/javascript; charset=utf-8' },
    'redoc.standalone.js': { file: 'redoc/bundles/redoc.standalone.js', type: 'text/javascript; charset=utf-8' },
  }),
);

/** The contract for programs, and two ways to read it. */
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

  /** The bare address shows what there is to ask. */
  @Get()
  @AllowAll()
  @ApiExcludeEndpoint()
  @Redirect('/docs')
  toDocs(): void {}

  @Get('docs')
  @AllowAll()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  swagger(): string {
    return swaggerPage;
  }

  @Get('redoc')
  @AllowAll()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  redoc(): string {
    return redocPage;
  }

  @Get('docs/assets/:name')
  @AllowAll()
  @ApiExcludeEndpoint()
  async asset(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const asset = ASSETS.get(name);
    if (asset === undefined) throw new ProblemError(404, 'not_found');
    const bytes = await readFile(require.resolve(asset.file));
    await reply.type(asset.type).header('cache-control', 'public, max-age=3600').send(bytes);
  }
}
