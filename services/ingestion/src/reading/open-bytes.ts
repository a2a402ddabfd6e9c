import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportProblem } from '../messages/import-problem.js';

const CHUNK_BYTES = 256 * 1024;

/** A file's bytes in chunks, unpacked when it is gzip (judged by its first bytes, not its name). @throws ImportProblem */
export async function* openBytes(
  path: string,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const isPacked = await isGzip(path);
  const file = counted(createReadStream(path, { highWaterMark: CHUNK_BYTES }), onBytes);
  try {
    yield* isPacked ? unpacked(file) : file;
  } catch (error) {
    if (isPacked && /^Z_/u.test((error as NodeJS.ErrnoException).code ?? ''))
      throw new ImportProblem('brokenArchive', { file: basename(path) });
    throw error;
  }
}

async function* counted(file: AsyncIterable<Buffer>, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of file) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** A broken archive ends the iteration with its error, as does a file that cannot be read. */
function unpacked(file: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  pipeline(Readable.from(file, { objectMode: false }), gunzip, () => undefined);
  return gunzip;
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}
