import { wordsOf } from '../messages/words';
import type { NotificationLook } from '../scope/worker-scope';

export interface PushMessage {
  readonly title: string;
  readonly look: Omit<NotificationLook, 'renotify'>;
}

const ICON = '/icon.svg';

/**
 * A push of alerting as a notification. Browsers want one shown for each push, so what cannot be read says only that there is an alert.
 * @param language of the browser, for that case
 */
export function readPush(text: string | undefined, language: string): PushMessage {
  const said = fieldsOf(text);
  const { title, body, tag, id, path, level, lang, atMs } = said;
  const words = wordsOf(language);
  return {
    title: textOf(title) || words.newAlert,
    look: {
      body: textOf(body),
      tag: textOf(tag) || 'vitrine',
      lang: textOf(lang) || words.lang,
      icon: ICON,
      ...(typeof atMs === 'number' ? { timestamp: atMs } : {}),
      silent: level === 'none',
      requireInteraction: level === 'critical',
      data: { id: textOf(id), path: ownPath(textOf(path)) },
    },
  };
}

/** A path of this origin; anything else leads to the alerts. */
export function ownPath(path: string): string {
  const home = 'https://vitrine.invalid';
  const url = path.startsWith('/') && URL.canParse(path, home) ? new URL(path, home) : undefined;
  return url?.origin === home ? `${url.pathname}${url.search}` : '/alerts';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function fieldsOf(text = ''): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
