import { z } from 'zod';

const schema = z.object({
  /** Where the api service answers; `/v1` of this origin is passed through to it. */
  API_URL: z.url().default('http://127.0.0.1:4000'),
});

/** Read when asked, not at build time: one image serves every environment. Names the variable, never its value. */
export function readEnv(): { apiUrl: string } {
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new Error(`Environment is not valid: ${names}`);
  }
  return { apiUrl: parsed.data.API_URL.replace(/\/$/, '') };
}
