const head = (title: string, style: string) =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${style}</head>`;

/** Swagger UI: read and try out. */
export const swaggerPage = `${head('Vitrine API', '<link rel="stylesheet" href="/docs/assets/swagger-ui.css">')}
<body><div id="ui"></div><script src="/docs/assets/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#ui', deepLinking: true });</script></body>
</html>
`;

/** ReDoc: read. */
export const redocPage = `${head('Vitrine API', '<style>body{margin:0}</style>')}
<body><redoc spec-url="/v1/openapi.json" disable-google-font="true"></redoc>
<script src="/docs/assets/redoc.standalone.js"></script></body>
</html>
`;
