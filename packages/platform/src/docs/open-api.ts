import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SESSION_COOKIE } from '@vitrine/contracts';
import { z } from 'zod';
import { problemComponent } from './answers.js';

type Json = Record<string, unknown>;

/** What a document says beside the routes. */
export interface DocumentWords {
  readonly title: string;
  readonly description: string;
  /** Shapes that routes name, beyond those that they take and answer. */
  readonly schemas: readonly z.ZodType[];
}

/** A service as OpenAPI 3.1, out of its routes and of the very schemas that check requests. */
export function openApiOf(app: INestApplication, { title, description, schemas }: DocumentWords): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'vtr_live_…', description: 'An API key' })
    .addCookieAuth(SESSION_COOKIE)
    .build();
  const document = SwaggerModule.createDocument(app, config, { standardSchemaConverter: convert });
  for (const schema of [problemComponent, ...schemas]) {
    const { components } = document;
    const more = convert(schema, { schemaType: 'output' })?.components;
    document.components = { ...components, schemas: { ...components?.schemas, ...more } };
  }
  return document;
}

/** OpenAPI 3.1 is JSON Schema 2020-12, which zod writes itself; what has an id becomes a component. */
function convert(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $defs,
    $schema: _,
    ...own
  } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: schemaType, unrepresentable: 'any' });
  const components = Object.fromEntries(
    Object.entries($defs ?? {}).map(([name, definition]) => [name, withoutId(definition as Json)]),
  );
  const { id } = own;
  if (typeof id !== 'string') return { schema: own as Json, components };
  return {
    schema: { $ref: `#/components/schemas/${id}` },
    components: { ...components, [id]: withoutId(own as Json) },
  };
}

/** The id names the component; inside a schema it would be an unknown keyword. */
function withoutId({ id: _, $id: __, ...schema }: Json): Json {
  return schema;
}
