import type { Bilingual } from '@vitrine/contracts';
import { type Locale, type Say, speaker } from '@vitrine/messages';
import type { AlertClaims } from '../alerts/alert-claims.js';
import { alertSubjectName } from '../sentences/alert-headline.js';
import { endingOf } from '../sentences/say-ending.js';
import { en } from './messages/en.js';
import type { NoticeText } from './messages/message.js';
import { ptBR } from './messages/pt-BR.js';

/** Why somebody is told: something changed, nobody has it yet, or they asked for a trial. */
export type NoticeOccasion = 'change' | 'reminder' | 'escalation' | 'test';

/** Everything that a message about one alert says, whatever the channel. It holds nothing of customers. */
export interface AlertNotice {
  readonly claims: AlertClaims;
  readonly occasion: NoticeOccasion;
  /** When it is told, ms since 1970: a reminder says how long the alert has been open. */
  readonly nowMs: number;
  readonly ruleName: string;
  /** Sentences of `contributionSentences`. */
  readonly findings: readonly Bilingual[];
  /** What to do. */
  readonly actions: readonly Bilingual[];
  readonly links: NoticeLinks;
}

/** Absolute addresses. */
export interface NoticeLinks {
  readonly alert: string;
  readonly settings: string;
}

export const noticeSpeaker = (locale: Locale): Say<NoticeText> => speaker<NoticeText>([{ 'pt-BR': ptBR, en }], locale);

/** `Crítico: Loja Centro`, `Ainda aberto: Loja Centro` */
export function noticeTitle(notice: AlertNotice, locale: Locale): string {
  const say = noticeSpeaker(locale);
  return say('title', { state: sayState(notice, say), where: alertSubjectName(notice.claims, locale) });
}

/** In one word or two, what the message is about. */
export function sayState({ occasion, claims }: AlertNotice, say: Say<NoticeText>): string {
  const { change, level } = claims;
  if (occasion !== 'change') return say(occasion);
  if (change === 'recovered') return say(endingOf(claims));
  return change === 'raised' ? say(level === 'critical' ? 'critical' : 'warning') : say(change);
}

export const inOne = (texts: readonly Bilingual[], locale: Locale): string[] => texts.map((text) => text[locale]);
