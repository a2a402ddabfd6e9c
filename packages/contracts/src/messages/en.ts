import type { ErrorCode } from '../errors/error-codes.js';

export const en = {
  invalid_json: 'This is not valid JSON. Send one JSON object per message, with decimals as strings.',
  duplicate_key:
    'An object of this JSON has the same key twice, so that two readers may take two values for one field. Send each key once.',
  invalid_encoding:
    'This is not valid UTF-8 text, or a character of it is lost: half of one (such as "\\ud83d" alone), or U+FFFD in an id. Write the message or file in UTF-8.',
  unopened_envelope:
    'This is a CloudEvents envelope that cannot be opened. Send the header content-type: application/cloudevents+json, specversion 1.0 and the ticket under data (or as JSON in data_base64), or send the ticket without an envelope.',
  not_an_object:
    'A JSON object is expected here. Send one ticket or catalogue entry per message, not a list or a bare value.',
  missing_field: 'A required field is missing. Add it; docs/events.md lists what every event needs.',
  wrong_type:
    'The field has the wrong type. Amounts and quantities are strings such as "19.90", revision is a number, lines is a list.',
  invalid_value:
    'The value is not allowed here. Check the format: money up to 4 places, quantity up to 3, moments such as 2026-11-20T09:59:00-03:00, existing days, ids of 1 to 128 characters.',
  too_large: 'The message is larger than 1 MB. Split the ticket or leave out fields that are not part of the contract.',
  too_many_lines:
    'A ticket holds at most 2,000 lines, and at most 3,000 when a line shared by sellers counts once for each of them. Split it into several tickets.',
  no_lines: 'A closed ticket needs at least one line. Send its lines, or void the ticket if nothing was sold.',
  key_mismatch:
    'The key of the message does not match its content. Use tenantId:storeId for tickets and tenantId:type:id for the catalogue.',
  unknown_tenant: 'This tenant does not exist here. Create it first, or correct tenantId.',
  tenant_mismatch:
    'tenantId is not the one that the key belongs to. Correct it, or leave it out: the key says whose it is.',
  currency_mismatch:
    "The currency is not the tenant's. Convert before sending, or send it to the tenant of that currency.",
  line_total_mismatch:
    'netAmount differs by more than 0.01 from quantity × unitPrice − discount. Correct the line, or leave netAmount out.',
  sold_in_the_future:
    "soldAt lies more than five minutes ahead. Set the till's clock, and check the offset of the time.",
  sold_too_long_ago: "soldAt lies before 2000-01-01. Check the till's clock and the format of the date.",
  implausible_quantity:
    'The quantity is beyond what a shop can sell in a line, or above zero in a return. Check unit and decimal point, or split the line; goods that come back have a negative quantity, and an exchange is a sale.',
  implausible_price:
    'The price or amount is not plausible. Check the currency unit and the decimal point. Except in an adjustment, unitPrice is not negative (goods that come back have a negative quantity) and discount takes off at most quantity × unitPrice, with the same sign. No cost, catalogue price or target is negative.',
  conflicting_revision:
    'This ticket and revision are already here with other content. Send the correction with a higher revision.',
  reused_event_id:
    'An earlier message of this file has the same eventId in the same store and says something else: this one would be taken for a duplicate and not counted. Give it an eventId of its own.',
  invalid_shares: 'The shares of the sellers of a line must be above 0, name each seller once and add up to 1.',
  duplicate_line:
    'The same lineId appears twice in the ticket; blanks around it and the way an accent is written make no difference. Give every line its own.',
  unknown_type:
    'This type of catalogue entry does not exist. Use store, seller, product, target, promotion, stockLevel, marketIndex or closingTotal.',
  unknown_time_zone: 'This time zone does not exist. Use a name of the IANA list such as America/Sao_Paulo.',
  invalid_period: 'The period ends before it begins. Swap the two dates, or correct one.',
  invalid_barcode:
    'This is no bar code: a GTIN has 8, 12, 13 or 14 digits, and the last one checks the others. Scan the label again, and see whether a spreadsheet took zeros in front away; leave barcodes out for goods without one.',
  invalid_columns:
    'The columns do not match the contract. Check the names in the header and the number of cells in the row.',
  inconsistent_rows: 'Rows of one ticket disagree on a field of the ticket. Repeat the same value on each of its rows.',
  unprocessable:
    'This message could not be processed in several tries and was set aside, so that the others go on. Send it again; if it is refused again, give topic, partition and offset to whoever runs Vitrine.',
} satisfies Record<ErrorCode, string>;
