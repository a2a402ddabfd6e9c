import type { en } from './en.js';

/** The words of findings in one language, by key. */
export type FindingText = keyof typeof en;
export type FindingTexts = Readonly<Record<FindingText, string>>;
