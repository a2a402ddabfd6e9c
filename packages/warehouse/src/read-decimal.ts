import { parseDecimal } from '@vitrine/domain';
import { z } from 'zod';

/** A Decimal(18, 4) as JSON, to ten-thousandths. */
export const decimalE4 = z.string().transform((text) => parseDecimal(text, 4));

/** A Decimal(18, 3) as JSON, to thousandths. */
export const decimalE3 = z.string().transform((text) => parseDecimal(text, 3));

/** A Decimal(18, 6) as JSON, to millionths. */
export const decimalE6 = z.string().transform((text) => parseDecimal(text, 6));
