/** What stands between a person and pushes on this browser. */
export type PushState =
  /** It could be turned on. */
  | 'off'
  | 'on'
  /** The person refused once; only the browser's own settings undo that. */
  | 'blocked'
  /** iPhone and iPad: only what stands on the home screen may. */
  | 'needsInstall'
  | 'unsupported';

export interface BrowserFacts {
  readonly userAgent: string;
  /** iPads call themselves Macs; no Mac has a screen to touch. */
  readonly touchPoints: number;
  readonly isStandalone: boolean;
  readonly hasPush: boolean;
  readonly permission: 'default' | 'granted' | 'denied' | undefined;
  readonly isSubscribed: boolean;
}

export function pushState(facts: BrowserFacts): PushState {
  const { isStandalone, hasPush, permission, isSubscribed } = facts;
  if (isIos(facts) && !isStandalone) return 'needsInstall';
  if (!hasPush || permission === undefined) return 'unsupported';
  if (permission === 'denied') return 'blocked';
  return permission === 'granted' && isSubscribed ? 'on' : 'off';
}

const isIos = ({ userAgent, touchPoints }: BrowserFacts): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);

const SYSTEMS = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const;
const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const;

/** `Chrome, Android`: enough to tell one's devices apart. */
export function deviceName(userAgent: string): string {
  const first = (known: readonly (readonly [RegExp, string])[]) => known.find(([sign]) => sign.test(userAgent))?.[1];
  return [first(BROWSERS), first(SYSTEMS)].filter((part) => part !== undefined).join(', ');
}
