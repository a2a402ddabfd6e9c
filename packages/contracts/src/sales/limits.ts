/** Sales before this moment are a clock gone wrong, not history. */
export const EARLIEST_SOLD_AT_MS = Date.UTC(2000, 0, 1);
/** How far a till's clock may run ahead of ours. */
export const MAX_CLOCK_SKEW_MS = 5 * 60_000;
/** Tills round: netAmount may differ from quantity × unitPrice − discount by this much, in ten-thousandths. */
export const LINE_TOTAL_TOLERANCE_E4 = 100;
/** Thirds cannot be written as decimals: shares may miss 1 by this much, in millionths. */
export const SHARE_TOLERANCE_E6 = 1_000;
/** A million units in one line is a bar code in the wrong field. */
export const MAX_QUANTITY_E3 = 1_000_000_000;
/** Ten thousand million of any currency; also keeps a ticket of 2,000 lines far inside exact integers. */
export const MAX_AMOUNT_E4 = 100_000_000_000_000;
export const MAX_TICKET_E4 = 1_000_000_000_000_000;
