import { addDays, type DateText } from '@vitrine/domain';
import { BEFORE_DAYS, MONTH_DAYS, RECENT_DAYS } from '@vitrine/recommend';
import type { ListSpans } from '@vitrine/warehouse';

/** What a store has sold within a quarter, it sells. */
const ASSORTMENT_DAYS = 91;

/** The spans before a business date: the day itself is not over. */
export const spansBefore = (today: DateText): ListSpans => ({
  today,
  from: addDays(today, -ASSORTMENT_DAYS),
  beforeFrom: addDays(today, -RECENT_DAYS - BEFORE_DAYS),
  recentFrom: addDays(today, -RECENT_DAYS),
  monthFrom: addDays(today, -MONTH_DAYS),
});
