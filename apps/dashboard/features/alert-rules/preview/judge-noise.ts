export type Noise = 'quiet' | 'lively' | 'loud';

const QUIET_PER_WEEK = 2;
const LOUD_PER_WEEK = 10;

/** How many alerts a week people take well, and from where on they stop reading them. */
export function judgeNoise(perWeek: number): Noise {
  if (perWeek > LOUD_PER_WEEK) return 'loud';
  return perWeek <= QUIET_PER_WEEK ? 'quiet' : 'lively';
}

/** Where the needle stands, as a part of the meter's width: half of it is what is still lively. */
export function noiseShare(perWeek: number): number {
  return Math.min(1, perWeek / (2 * LOUD_PER_WEEK));
}
