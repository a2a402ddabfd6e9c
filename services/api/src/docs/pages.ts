import { createHash } from 'node:crypto';

const start = `SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#ui', deepLinking: true });`;
const digestOfStart = createHash('sha256').update(start).digest('base64');

/** What the two pages may load: our own assets, and of inline scripts the one that we wrote. Their libraries style inline. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${digestOfStart}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const head = (title: string, style: string) =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${style}</head>`;

/** Swagger UI: read and try out. */
export const swaggerPage = `${head('Vitrine API', '<link rel="stylesheet" href="/docs/assets/swagger-ui.css">')}
<body><div id="ui"></div><script src="/docs/assets/swagger-ui-bundle.js"></script>
<script>${start}</script></body>
</html>
`;

/** ReDoc: read. */
export const redocPage = `${head('Vitrine API', '<style>body{margin:0}</style>')}
<body><redoc spec-url="/v1/openapi.json" disable-google-font="true"></redoc>
<script src="/docs/assets/redoc.standalone.js"></script></body>
</html>
`;
