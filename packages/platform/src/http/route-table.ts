import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem-error.js';

interface Route {
  method: string;
  url: string;
  pattern: RegExp;
}

/** Every route Fastify was given. Tells an unknown address from a known one asked with the wrong method. */
export class RouteTable {
  private readonly known: Route[] = [];

  /** Must run before the routes are made. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) this.known.push({ method: one, url, pattern: patternOf(url) });
    });
  }

  list(): { method: string; url: string }[] {
    return this.known.map(({ method, url }) => ({ method, url }));
  }

  /** 405 with Allow when the address exists with another method. */
  methodProblem(request: FastifyRequest): ProblemError | undefined {
    const path = request.url.split('?')[0] ?? '';
    const allowed = new Set(this.known.filter((route) => route.pattern.test(path)).map((route) => route.method));
    if (allowed.size === 0 || allowed.has(request.method)) return undefined;
    const list = [...allowed].sort().join(', ');
    return new ProblemError(405, 'method_not_allowed', {
      params: { method: request.method, allowed: list },
      headers: { allow: list },
    });
  }
}

function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*';
    if (part.startsWith(':')) return '[^/]+';
    // Fastify writes a colon that is meant as one twice.
    return part.replaceAll('::', ':').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
