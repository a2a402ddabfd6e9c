/**
 * What a page may load and run: this origin's files, and of inline scripts only those with this answer's nonce. No 'strict-dynamic': it
 * would also trust whatever a script makes, and everything comes from this origin anyway. Styles may be inline: charts and popovers place
 * themselves with style attributes, which cannot run anything.
 */
export function securityPolicy(nonce: string, isDevelopment = false): string {
  const rules: Record<string, string[]> = {
    'default-src': ["'self'"],
    // React's development build rebuilds stacks with eval
    'script-src': ["'self'", `'nonce-${nonce}'`, ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(rules)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
