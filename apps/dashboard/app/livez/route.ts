export const dynamic = 'force-dynamic';

/** For a supervisor or kubelet: this process answers. It says nothing about the api. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
