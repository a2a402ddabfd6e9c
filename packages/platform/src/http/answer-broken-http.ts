import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { PROBLEM_CONTENT_TYPE } from '@vitrine/contracts';
import { en } from '../messages/en.js';

/** Answers what is not even HTTP, or has headers beyond all measure: there is no request yet that a filter could see. */
export const answerBrokenHttp = (typePrefix: string) => (error: Error & { code?: string }, socket: Socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const reason = status === 431 ? 'Request Header Fields Too Large' : 'Bad Request';
  const traceId = randomBytes(16).toString('hex');
  const body = JSON.stringify({
    type: `${typePrefix}bad_request`,
    ...en.bad_request,
    status,
    code: 'bad_request',
    traceId,
  });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: ${PROBLEM_CONTENT_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};
