import { z } from 'zod';
import { UNSEEN } from './normalise-code.js';

/*
 * Every string rule is a pattern with the `u` flag. So zod and any other JSON Schema validator count characters (not UTF-16 units) and
 * decide alike.
 */

/** What a string stands for: the title of its JSON Schema, and the key of the sentence that explains it. */
export const valueKinds = [
  'text',
  'id',
  'tenantId',
  'money',
  'quantity',
  'share',
  'day',
  'instant',
  'currency',
  'timeOfDay',
  'timeZone',
  'barcode',
] as const;
export type ValueKind = (typeof valueKinds)[number];

/** JSON can say half a character, UTF-8 cannot: stored, it would come back as another text. */
const HALF_CHARACTERS = '\\uD800-\\uDFFF';

/** Text of at most `max` characters; line breaks are fine. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .regex(new RegExp(`^[^${HALF_CHARACTERS}]{${min},${max}}$`, 'u'))
    .meta({ title: 'text' satisfies ValueKind, minLength: min, maxLength: max });

const CONTROL_CHARACTERS = '\\u0000-\\u001F\\u007F';
/** What a decoder writes for unreadable bytes: ids that differed there would become one. */
const LOST_CHARACTER = '\\uFFFD';

/** An identifier given by the producer: 1 to 128 characters, at least one of them visible; no control characters, none lost in decoding. */
export const id = () =>
  z
    .string()
    .regex(new RegExp(`^(?=.*[^${UNSEEN}])[^${CONTROL_CHARACTERS}${HALF_CHARACTERS}${LOST_CHARACTER}]{1,128}$`, 'u'))
    .meta({ title: 'id' satisfies ValueKind, minLength: 1, maxLength: 128 });

/** A tenant: a slug, because it is part of keys, addresses and file names. */
export const tenantId = () =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/u)
    .meta({ title: 'tenantId' satisfies ValueKind, examples: ['lojas-aurora'] });

/** Money as an exact decimal string: at most 4 places, below 10¹¹ so that ten-thousandths stay exact integers. */
export const money = () =>
  z
    .string()
    .regex(/^-?(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{1,4})?$/u)
    .meta({ title: 'money' satisfies ValueKind, examples: ['19.90', '2.2981'] });

/** A quantity as an exact decimal string: at most 3 places, below 10⁹; negative when goods come back. */
export const quantity = () =>
  z
    .string()
    .regex(/^-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,3})?$/u)
    .meta({ title: 'quantity' satisfies ValueKind, examples: ['1', '0.350', '-2'] });

/** A part of one, from 0 to 1 with at most 6 places. */
export const share = () =>
  z
    .string()
    .regex(/^(?:0(?:\.[0-9]{1,6})?|1(?:\.0{1,6})?)$/u)
    .meta({ title: 'share' satisfies ValueKind, examples: ['0.5'] });

const DAY =
  '(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))' +
  '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?';
const OFFSET = '(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';

/** A calendar day that exists, `2026-02-28`. */
export const day = () =>
  z
    .string()
    .regex(new RegExp(`^${DAY}$`, 'u'))
    .meta({ title: 'day' satisfies ValueKind, format: 'date', examples: ['2026-11-20'] });

/** A moment in RFC 3339 with seconds and an offset, `2026-11-20T09:59:00-03:00`. */
export const instant = () =>
  z
    .string()
    .regex(new RegExp(`^${DAY}T${TIME}${OFFSET}$`, 'u'))
    .meta({ title: 'instant' satisfies ValueKind, format: 'date-time', examples: ['2026-11-20T09:59:00-03:00'] });

/** A currency as tills write it: the case of the letters does not matter. */
export const currencyInput = () =>
  z
    .string()
    .regex(/^[A-Za-z]{3}$/u)
    .meta({ title: 'currency' satisfies ValueKind, examples: ['BRL'] });

/** ISO 4217, `BRL`. */
export const currency = () =>
  z
    .string()
    .regex(/^[A-Z]{3}$/u)
    .meta({ title: 'currency' satisfies ValueKind, examples: ['BRL'] });

/** A time of day of 24 hours, `09:30`; `24:00` closes a day. */
export const timeOfDay = () =>
  z
    .string()
    .regex(/^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/u)
    .meta({ title: 'timeOfDay' satisfies ValueKind, examples: ['09:30'] });

/** An IANA time zone such as `America/Sao_Paulo`; that it exists is checked where it is used. */
export const timeZone = () =>
  z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/u)
    .meta({ title: 'timeZone' satisfies ValueKind, examples: ['America/Sao_Paulo'] });

/** A bar code as it is printed, blanks between digits and all; that its check digit is right is checked where it is used. */
export const barcode = () =>
  z
    .string()
    .regex(new RegExp(`^(?=.*[^${UNSEEN}])[^${CONTROL_CHARACTERS}${HALF_CHARACTERS}${LOST_CHARACTER}]{1,64}$`, 'u'))
    .meta({ title: 'barcode' satisfies ValueKind, minLength: 1, maxLength: 64, examples: ['2000000000015'] });
