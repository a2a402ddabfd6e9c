import { addDays, type DateText } from '@vitrine/domain';
import { BEFORE_DAYS, LEARNED_DAYS, MONTH_DAYS, RECENT_DAYS } from '@vitrine/recommend';
import type { ListSpans } from '@vitrine/warehouse';

/** The spans before a business date: the day itself is not over. What a store has sold within a quarter, it sells. */
export const spansBefore = (today: DateText): ListSpans => ({
  today,
  from: addDays(today, -LEARNED_DAYS),
  beforeFrom: addDays(today, -RECENT_DAYS - BEFORE_DAYS),
  recentFrom: addDays(today, -RECENT_DAYS),
  monthFrom: addDays(today, -MONTH_DAYS),
});
