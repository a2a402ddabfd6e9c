import type { OpenAPIObject } from '@nestjs/swagger';

/** Of a request body as decorators describe it: the same schema for every type of content. */
type Content = Readonly<
  Record<string, { schema?: { readonly type?: string; readonly description?: string; readonly example?: unknown } }>
>;

/** Lines are no list: what is sent as lines is described, and shown by example, as the text that it is. */
export function describeLines({ paths }: OpenAPIObject, lines: string): void {
  for (const { post } of Object.values(paths)) {
    const content = (post?.requestBody as { readonly content?: Content } | undefined)?.content;
    const ofLines = content?.[lines];
    const items = ofLines?.schema?.example;
    if (!ofLines || !Array.isArray(items)) continue;
    const example = items.map((item) => JSON.stringify(item)).join('\n');
    ofLines.schema = { type: 'string', description: 'One object a line', example };
  }
}
