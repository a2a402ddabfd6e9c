import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { localeCookie, toLocale } from './locales';
import { withMetricNames } from './metric-names';

/** The language comes from a cookie (set at login from the profile), never from the path: links stay the same for everyone. */
export default getRequestConfig(async () => {
  const locale = toLocale((await cookies()).get(localeCookie)?.value);
  const messages = locale === 'en' ? await import('../messages/en.json') : await import('../messages/pt-BR.json');
  return { locale, messages: withMetricNames(messages.default, locale), timeZone: 'America/Sao_Paulo' };
});
