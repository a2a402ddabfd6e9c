import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { credentialOf } from './credentials.js';

const MOST = 10_000;

/** The callers of the latest credentials: enough to know a caller again before the body is read. */
export class KnownCallers {
  private readonly callers = new Map<string, string>();

  /** Undefined for a request without credentials, and for one that has not been let in yet. */
  find(request: FastifyRequest): string | undefined {
    const credential = credentialOf(request);
    return credential === undefined ? undefined : this.callers.get(digest(credential));
  }

  remember(request: FastifyRequest, caller: string): void {
    const credential = credentialOf(request);
    if (credential === undefined) return;
    const key = digest(credential);
    this.callers.delete(key);
    this.callers.set(key, caller);
    const [oldest] = this.callers.keys();
    if (this.callers.size > MOST && oldest !== undefined) this.callers.delete(oldest);
  }
}

const digest = (credential: string): string => createHash('sha256').update(credential).digest('base64url');
