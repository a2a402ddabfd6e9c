import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** Why an address is not one that we send to. */
export type TargetFault = 'not_a_url' | 'not_https' | 'has_login' | 'other_port' | 'not_public';

/** The target of a message is not to be reached: for good, until somebody gives another address. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
  constructor(readonly fault: TargetFault) {
    super(`The target is refused: ${fault}.`);
  }
}

/** Origins that the operator allows whatever they are: `http://127.0.0.1:8026,https://hooks.intern.example:8443`. */
export type AllowedTargets = ReadonlySet<string>;

/** @throws Error that names no value, when one of them is no origin */
export function parseAllowedTargets(text: string): AllowedTargets {
  const origins = text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return new Set(
    origins.map((each) => {
      const origin = URL.canParse(each) ? new URL(each).origin : 'null';
      if (origin === 'null') throw new Error('OUTGOING_ALLOW takes origins such as https://hooks.example:8443.');
      return origin;
    }),
  );
}

/** A stranger's address as far as it can be judged without asking DNS. `new URL` knows every spelling of an IPv4 address. */
export function faultOfTarget(text: string, allowed: AllowedTargets): TargetFault | undefined {
  if (!URL.canParse(text)) return 'not_a_url';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'has_login';
  if (allowed.has(url.origin)) return undefined;
  if (url.protocol !== 'https:') return 'not_https';
  if (url.port !== '') return 'other_port';
  const host = bareHost(url);
  const isPublic = isIP(host) !== 0 ? isPublicAddress(host) : !isLocalName(host);
  return isPublic ? undefined : 'not_public';
}

/** Endings that no public DNS answers for. */
const LOCAL_ENDINGS = ['localhost', 'local', 'internal', 'home.arpa', 'localdomain', 'lan', 'intranet'];

/** A name that only a machine's own network knows: without a dot, or with such an ending. A dot at its end says nothing. */
function isLocalName(host: string): boolean {
  const name = host.replace(/\.+$/u, '').toLowerCase();
  return !name.includes('.') || LOCAL_ENDINGS.some((ending) => name.endsWith(`.${ending}`));
}

/** Without the brackets of IPv6. */
export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
