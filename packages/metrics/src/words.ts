import type { Locale } from '@vitrine/messages';
import { en } from './messages/en.js';
import type { MetricText } from './messages/message.js';
import { ptBR } from './messages/pt-BR.js';
import type { MetricName } from './metric-name.js';

/** What every metric is called and how it is calculated: the one source for the api, screens, mails and pages. */
export const metricTexts: Readonly<Record<Locale, Readonly<Record<MetricName, MetricText>>>> = { 'pt-BR': ptBR, en };
