import { z } from 'zod';
import { normaliseCode } from '../normalise-code.js';

/** The id of something that is asked for, in any spelling, brought to the spelling that ids are stored in. */
export const askedCode = () => z.string().max(128).overwrite(normaliseCode).min(1);
