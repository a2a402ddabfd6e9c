import type { en } from './en.js';

/** The words around an alert's sentence, in one language, by key. */
export type NoticeText = keyof typeof en;
export type NoticeTexts = Readonly<Record<NoticeText, string>>;
