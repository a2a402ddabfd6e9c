import type { Me } from './api/types';

/** Where a person lands after the login: the page asked for when it is ours, else the one of the role. */
export function landingOf(me: Pick<Me, 'user'>, next: string): string {
  const isOwnPath = /^\/(?![/\\])/.test(next) && !next.startsWith('/login');
  if (isOwnPath) return next;
  return me.user.role === 'operator' ? '/ops' : '/overview';
}
