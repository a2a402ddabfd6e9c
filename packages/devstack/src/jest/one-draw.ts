import fc from 'fast-check';

/**
 * What properties draw. A landing is judged by the same inputs that its author saw pass; who works, and `draws.yml` each night, draw
 * anew every time and find what nobody thought of. A property that fails prints its seed either way.
 */
const LANDING_SEED = 20_261_130;

const { CI, VITRINE_DRAWS } = process.env;
if (CI && VITRINE_DRAWS !== 'anew') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: LANDING_SEED });
