export interface SetCookie {
  name: string;
  value: string;
  path: string;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'lax' | 'strict' | 'none';
  maxAge?: number;
  expires?: Date;
}

/** Reads one `Set-Cookie` line of the api so that the same cookie can be set on this origin. The domain is ours, not the api's. */
export function readSetCookie(line: string): SetCookie | null {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  if (equals < 1) return null;
  const named = new Map(
    attributes.map((attribute): [string, string] => {
      const at = attribute.indexOf('=');
      return at < 0 ? [attribute.toLowerCase(), ''] : [attribute.slice(0, at).toLowerCase(), attribute.slice(at + 1)];
    }),
  );
  const sameSite = named.get('samesite')?.toLowerCase();
  const maxAge = named.get('max-age');
  const expires = named.get('expires');
  return {
    name: pair.slice(0, equals),
    value: decodeURIComponent(pair.slice(equals + 1)),
    path: named.get('path') ?? '/',
    httpOnly: named.has('httponly'),
    secure: named.has('secure'),
    sameSite: sameSite === 'strict' || sameSite === 'none' ? sameSite : 'lax',
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    ...(expires === undefined ? {} : { expires: new Date(expires) }),
  };
}
