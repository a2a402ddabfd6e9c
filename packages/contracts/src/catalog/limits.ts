/** The warehouse's dates begin and end here. */
export const EARLIEST_DAY = '1970-01-01';
export const LATEST_DAY = '2149-06-06';
