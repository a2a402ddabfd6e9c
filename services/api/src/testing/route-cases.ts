import type { Role } from '@vitrine/contracts';

/** Which roles may do what, by the plain words of the promise: written a second time, not taken from the code. */
export const may = {
  stores: ['admin', 'operator', 'analyst', 'regional', 'manager', 'seller'],
  sellers: ['admin', 'analyst', 'regional', 'manager', 'seller'],
  letters: ['admin', 'operator', 'producer'],
  pipeline: ['admin', 'operator'],
  keys: ['admin'],
  people: ['admin'],
  schemas: ['admin', 'operator', 'analyst', 'regional', 'manager', 'seller', 'producer'],
  alerts: ['admin', 'operator', 'analyst', 'regional', 'manager', 'seller'],
  rules: ['admin', 'regional', 'manager'],
  endpoints: ['admin'],
  margins: ['admin', 'analyst', 'regional', 'manager'],
} as const satisfies Record<string, readonly Role[]>;
export type Who = keyof typeof may;

/** Who is let in at a route: everyone, every signed-in person, the instance's admin key, or some roles. */
type Door = 'everyone' | 'signed in' | 'instance' | Who;

/** Every route of the api as Fastify knows it, with its door. A route that is not here fails the scope test. */
export const doors: Readonly<Record<string, Door>> = {
  'GET /': 'everyone',
  'GET /docs': 'everyone',
  'GET /redoc': 'everyone',
  'GET /docs/assets/:name': 'everyone',
  'GET /livez': 'everyone',
  'GET /readyz': 'everyone',
  'GET /metrics': 'everyone',
  'GET /v1/openapi.json': 'everyone',
  'GET /v1/problems': 'everyone',
  'GET /v1/problems/:code': 'everyone',
  'POST /v1/sessions': 'everyone',
  'POST /v1/password-links/inspect': 'everyone',
  'POST /v1/password-links/use': 'everyone',
  'DELETE /v1/sessions/current': 'signed in',
  'GET /v1/me': 'signed in',
  'PATCH /v1/me': 'signed in',
  'POST /v1/me/password': 'signed in',
  'POST /v1/me/push-subscriptions': 'alerts',
  'GET /v1/me/push-subscriptions': 'alerts',
  'DELETE /v1/me/push-subscriptions/:id': 'alerts',
  'POST /v1/alert-rules': 'rules',
  'GET /v1/alert-rules': 'rules',
  'GET /v1/alert-rules/:id': 'rules',
  'PATCH /v1/alert-rules/:id': 'rules',
  'DELETE /v1/alert-rules/:id': 'rules',
  'GET /v1/alert-rules/:id/versions': 'rules',
  'GET /v1/alert-rules/:id/proposal': 'rules',
  'POST /v1/alert-rules/:id/test': 'rules',
  'GET /v1/alert-templates': 'rules',
  'POST /v1/alert-rules::backtest': 'rules',
  'POST /v1/alert-endpoints': 'endpoints',
  'GET /v1/alert-endpoints': 'endpoints',
  'GET /v1/alert-endpoints/:id': 'endpoints',
  'PATCH /v1/alert-endpoints/:id': 'endpoints',
  'DELETE /v1/alert-endpoints/:id': 'endpoints',
  'POST /v1/alert-endpoints/:id/secret': 'endpoints',
  'POST /v1/alert-endpoints/:id/test': 'endpoints',
  'POST /v1/tenants': 'instance',
  'GET /v1/tenants': 'instance',
  'DELETE /v1/tenants/:id': 'instance',
  'GET /v1/tenants/:id/deletion': 'instance',
  'GET /v1/tenants/:id/settings': 'people',
  'PATCH /v1/tenants/:id/settings': 'people',
  'POST /v1/api-keys': 'keys',
  'GET /v1/api-keys': 'keys',
  'GET /v1/api-keys/:id': 'keys',
  'DELETE /v1/api-keys/:id': 'keys',
  'POST /v1/users': 'people',
  'GET /v1/users': 'people',
  'GET /v1/users/:id': 'people',
  'PATCH /v1/users/:id': 'people',
  'DELETE /v1/users/:id': 'people',
  'POST /v1/users/:id/password-link': 'people',
  'DELETE /v1/users/:id/password-link': 'people',
  'DELETE /v1/users/:id/sessions': 'people',
  'PUT /v1/users/:id/deactivation': 'people',
  'DELETE /v1/users/:id/deactivation': 'people',
  'GET /v1/stores': 'stores',
  'GET /v1/stores/:id': 'stores',
  'GET /v1/sellers': 'sellers',
  'GET /v1/products': 'stores',
  'GET /v1/metrics': 'stores',
  'POST /v1/metrics/query': 'stores',
  'GET /v1/stream': 'stores',
  'GET /v1/corrections': 'stores',
  'GET /v1/alerts': 'alerts',
  'GET /v1/alerts/:id': 'alerts',
  'POST /v1/alerts::act': 'alerts',
  'GET /v1/alert-deliveries': 'alerts',
  'GET /v1/me/notifications': 'alerts',
  'PATCH /v1/me/notifications': 'alerts',
  'GET /v1/dead-letters': 'letters',
  'GET /v1/dead-letters/summary': 'letters',
  'GET /v1/pipeline': 'pipeline',
  'POST /v1/pipeline/seen': 'stores',
  'GET /v1/schemas': 'schemas',
};

/** A request that finds the door and changes nothing behind it: ids of nobody, bodies that lack everything. */
export function knockAt(route: string): { method: string; path: string; body?: object } {
  const [method = '', url = ''] = route.split(' ');
  // Fastify writes a colon that is meant as one twice.
  const path = url.replace(/\/:\w+/g, '/nobody').replaceAll('::', ':');
  return method === 'POST' || method === 'PATCH' ? { method, path, body: {} } : { method, path };
}
