import { z } from 'zod';
import { normaliseCode } from '../normalise-code.js';

/** The id of something that is asked for, in whatever spelling: it is looked for in the one that ids are kept in. */
export const askedCode = () => z.string().max(128).overwrite(normaliseCode).min(1);
