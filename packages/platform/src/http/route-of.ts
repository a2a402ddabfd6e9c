import type { FastifyRequest } from 'fastify';

/** The pattern of the route that answers, as people write it: Fastify doubles a colon that begins no parameter. */
export const routeOf = ({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): string | undefined =>
  routeOptions?.url?.replaceAll('::', ':');
