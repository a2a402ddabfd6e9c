/** MJML of ours as the HTML that mail programs understand. @throws for MJML that is wrong: a fault of ours */
export async function renderMail(mjml: string): Promise<string> {
  // A fifth of what a start has to load: after a kill, sales wait for the start, and no mail does.
  const { default: mjml2html } = await import('mjml');
  const { html } = await mjml2html(mjml, { validationLevel: 'strict' });
  return html;
}
