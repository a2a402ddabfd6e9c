import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { PROBLEM_CONTENT_TYPE } from '@vitrine/contracts';
import { en } from '../messages/en.js';

/** By the code of Node's error; anything else is a bad request. */
const ANSWERS: Readonly<Record<string, { status: number; reason: string; code: 'bad_request' | 'request_timeout' }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, reason: 'Request Header Fields Too Large', code: 'bad_request' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: 'Request Timeout', code: 'request_timeout' },
};
const BAD_REQUEST = { status: 400, reason: 'Bad Request', code: 'bad_request' } as const;

/** Answers what is not even HTTP, has headers beyond all measure, or stops half-way: there is no request yet that a filter could see. */
export const answerBrokenHttp = (typePrefix: string) => (error: Error & { code?: string }, socket: Socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, reason, code } = ANSWERS[error.code ?? ''] ?? BAD_REQUEST;
  const traceId = randomBytes(16).toString('hex');
  const body = JSON.stringify({ type: `${typePrefix}${code}`, ...en[code], status, code, traceId });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: ${PROBLEM_CONTENT_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};
