import mjml2html from 'mjml';

/** MJML of ours as the HTML that mail programs understand. @throws for MJML that is wrong: a fault of ours */
export async function renderMail(mjml: string): Promise<string> {
  const { html } = await mjml2html(mjml, { validationLevel: 'strict' });
  return html;
}
