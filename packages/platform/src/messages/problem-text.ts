import type { en, enFields, enKinds } from './en.js';

export type ProblemText = { title: string; detail: string };
/** Every language has words for what English has. */
export type ProblemTexts = Record<keyof typeof en, ProblemText>;
export type FieldTexts = Record<keyof typeof enFields, string>;
export type KindTexts = Record<keyof typeof enKinds, string>;
