import { Texts } from '@vitrine/platform';
import { fieldTexts, problemTexts } from './problems.js';

/** The words of every problem of this service. */
export const texts = new Texts(problemTexts, fieldTexts);
