import type { AlertChannel, AlertRouting, NotificationSettings } from '@vitrine/contracts';

/** Those that both the rule and the person want. Where they have none in common, the inbox. */
export function channelsOf(
  ofRule: AlertRouting['channels'],
  { channels }: Pick<NotificationSettings, 'channels'>,
): AlertChannel[] {
  const wanted = (['app', 'push', 'mail'] as const).filter(
    (channel) => ofRule.includes(channel) && channels.includes(channel),
  );
  return wanted.length === 0 ? ['app'] : wanted;
}
