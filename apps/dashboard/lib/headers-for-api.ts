/** The facts about the browser's own request that the api needs when the dashboard asks for it. */
const passed = ['origin', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto', 'accept-language'];

/** Headers for a question on somebody's behalf. Without the protocol the api would take every login for one over http. */
export function headersForApi(incoming: Pick<Headers, 'get'>): Record<string, string> {
  const known = passed.flatMap((name) => {
    const value = incoming.get(name);
    return value ? [[name, value] as const] : [];
  });
  return {
    ...Object.fromEntries(known),
    'x-forwarded-host': incoming.get('x-forwarded-host') ?? incoming.get('host') ?? '',
  };
}
