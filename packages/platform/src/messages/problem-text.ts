import type { en, enFields } from './en.js';

export type ProblemText = { title: string; detail: string };
/** Every language has words for what English has. */
export type ProblemTexts = Record<keyof typeof en, ProblemText>;
export type FieldTexts = Record<keyof typeof enFields, string>;
