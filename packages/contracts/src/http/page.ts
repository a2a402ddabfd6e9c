import { z } from 'zod';

/** Query strings arrive as text; lists are bounded and paged by an opaque cursor. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(512).optional(),
};

/** A page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A sentence in both languages. */
export const bilingual = z.object({ 'pt-BR': z.string(), en: z.string() });
export type Bilingual = z.output<typeof bilingual>;
