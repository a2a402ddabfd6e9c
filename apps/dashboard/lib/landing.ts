import type { Me } from './api/types';

/** Only to compare with: an address that stays here keeps this origin. */
const HERE = 'https://here.invalid';
/** Browsers drop tabs and line ends from an address and read a backslash as a slash. */
const READ_OTHERWISE = /[\p{Cc}\\]/u;

/** Where a person lands after the login: the page asked for when it is ours, else the one of the role. */
export function landingOf(me: Pick<Me, 'user' | 'permissions'>, next: string): string {
  const path = ownPath(next);
  return path === undefined || /^\/login(?![\w-])/.test(path) ? homeOf(me) : path;
}

/** The address as a browser would go to it, if it stays on this origin in each of its readings. */
function ownPath(next: string): string | undefined {
  const plain = decoded(next);
  if (plain === undefined || stays(plain) === undefined) return undefined;
  return stays(next);
}

function stays(address: string): string | undefined {
  if (!address.startsWith('/') || READ_OTHERWISE.test(address)) return undefined;
  const path = resolved(address);
  // `/.//host` resolves to `//host`, which leads to another site when it is resolved again.
  return path !== undefined && resolved(path) === path ? path : undefined;
}

function resolved(address: string): string | undefined {
  if (!URL.canParse(address, HERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(address, HERE);
  return origin === HERE ? `${pathname}${search}${hash}` : undefined;
}

function decoded(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

/** The first page of a role: the flow for operators, and for people who see nothing but refused messages. */
export function homeOf({ user, permissions }: Pick<Me, 'user' | 'permissions'>): '/ops' | '/overview' {
  const seesOnlyRefusals = !permissions.includes('metrics:read') && permissions.includes('deadLetters:read');
  return user.role === 'operator' || seesOnlyRefusals ? '/ops' : '/overview';
}
