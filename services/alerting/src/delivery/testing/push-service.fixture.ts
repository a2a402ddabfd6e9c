import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TakenPush {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service as RFC 8030 has it: takes messages for subscriptions, and says of some that they are gone. */
export class PushService {
  readonly taken: TakenPush[] = [];
  /** By path; 201 where nothing is said. */
  readonly answers = new Map<string, number>();
  private readonly server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const path = request.url ?? '';
    this.taken.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(this.answers.get(path) ?? 201).end();
  });

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A browser's half of a subscription: it alone can read what is pushed to it. */
export class PushReader {
  private readonly pair: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);
  private readonly publicKey = this.pair.generateKeys();

  get keys(): { p256dh: string; auth: string } {
    return { p256dh: this.publicKey.toString('base64url'), auth: this.auth.toString('base64url') };
  }

  /** RFC 8188 (aes128gcm) under the keys of RFC 8291, one record. @throws when it is for somebody else, or damaged */
  read(body: Buffer): string {
    const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
    const sender = body.subarray(21, 21 + idLength);
    const record = body.subarray(21 + idLength);
    const secret = this.pair.computeSecret(sender);
    const about = Buffer.concat([Buffer.from('WebPush: info\0'), this.publicKey, sender]);
    const input = hkdfSync('sha256', secret, this.auth, about, 32);
    const derive = (info: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(input), salt, `Content-Encoding: ${info}\0`, bytes));
    const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    decipher.setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    // The last record ends with a 2, then zeros.
    return padded.subarray(0, padded.lastIndexOf(2)).toString();
  }
}

/** What a VAPID header says (RFC 8292). @throws when it was not signed with the key that it names */
export function readVapid(authorization = ''): { aud: string; sub: string; exp: number; key: string } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new Error('the token was signed with another key');
  return { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), key };
}
