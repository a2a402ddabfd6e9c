import type { Me } from './api/types';

/** Where a person lands after the login: the page asked for when it is ours, else the one of the role. */
export function landingOf(me: Pick<Me, 'user' | 'permissions'>, next: string): string {
  const isOwnPath = /^\/(?![/\\])/.test(next) && !next.startsWith('/login');
  if (isOwnPath) return next;
  return homeOf(me);
}

/** The first page of a role: the flow for who runs it, and for who sees nothing but refused messages. */
export function homeOf({ user, permissions }: Pick<Me, 'user' | 'permissions'>): '/ops' | '/overview' {
  const seesOnlyRefusals = !permissions.includes('metrics:read') && permissions.includes('deadLetters:read');
  return user.role === 'operator' || seesOnlyRefusals ? '/ops' : '/overview';
}
