import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Another release writes another number where it writes anything differently: so its files are not there for this one. */
const FORMAT = 1;
const PREAMBLE_BYTES = 24;
/** Between two pieces others have their turn: a large file is a hundred of them. */
const PIECE_BYTES = 1 << 20;
/** Where the widest of the arrays may begin. */
const ALIGNED = 8;

/** What a file holds: some JSON, and arrays one behind the other, each from a multiple of eight bytes on. */
export interface Contents<Arrays> {
  readonly head: string;
  readonly body: Arrays;
}

/** The bytes that an array takes in a file. */
export const paddedBytes = (bytes: number): number => Math.ceil(bytes / ALIGNED) * ALIGNED;

/** Format, length of both parts and checksum stand in front, and are written last: what was torn begins with zeros. */
export async function writeIndexFile(
  path: string,
  { head, body }: Contents<readonly NodeJS.TypedArray[]>,
): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    const headBytes = Buffer.from(head);
    const writer = new PieceWriter(file);
    await writer.write(headBytes);
    for (const array of body) {
      await writer.write(Buffer.from(array.buffer, array.byteOffset, array.byteLength));
      await writer.write(Buffer.alloc(paddedBytes(array.byteLength) - array.byteLength));
    }
    const preamble = Buffer.alloc(PREAMBLE_BYTES);
    preamble.writeUInt32LE(FORMAT, 0);
    preamble.writeUInt32LE(writer.checksum, 4);
    preamble.writeDoubleLE(headBytes.length, 8);
    preamble.writeDoubleLE(
      body.reduce((sum, { byteLength }) => sum + paddedBytes(byteLength), 0),
      16,
    );
    await file.write(preamble, 0, PREAMBLE_BYTES, 0);
  } finally {
    await file.close();
  }
}

/** @returns undefined where it is of another release, torn or corrupt @throws where there is no such file, or it cannot be read */
export async function readIndexFile(path: string): Promise<Contents<ArrayBuffer> | undefined> {
  const file = await open(path, 'r');
  try {
    const preamble = Buffer.alloc(PREAMBLE_BYTES);
    const { bytesRead } = await file.read(preamble, 0, PREAMBLE_BYTES, 0);
    if (bytesRead < PREAMBLE_BYTES || preamble.readUInt32LE(0) !== FORMAT) return undefined;
    const [headBytes, bodyBytes] = [preamble.readDoubleLE(8), preamble.readDoubleLE(16)];
    if ((await file.stat()).size !== PREAMBLE_BYTES + headBytes + bodyBytes) return undefined;
    const [head, body] = [Buffer.alloc(headBytes), new ArrayBuffer(bodyBytes)];
    const reader = new PieceReader(file);
    if (!(await reader.fill(head)) || !(await reader.fill(Buffer.from(body)))) return undefined;
    return reader.checksum === preamble.readUInt32LE(4) ? { head: head.toString(), body } : undefined;
  } finally {
    await file.close();
  }
}

/** Behind the preamble. */
class PieceWriter {
  checksum = 0;
  private at = PREAMBLE_BYTES;

  constructor(private readonly file: FileHandle) {}

  async write(bytes: Buffer): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + PIECE_BYTES);
      const { bytesWritten } = await this.file.write(piece, 0, piece.length, this.at);
      this.checksum = crc32(piece.subarray(0, bytesWritten), this.checksum);
      this.at += bytesWritten;
      from += bytesWritten;
    }
  }
}

class PieceReader {
  checksum = 0;
  private at = PREAMBLE_BYTES;

  constructor(private readonly file: FileHandle) {}

  /** @returns false where the file ends before */
  async fill(bytes: Buffer): Promise<boolean> {
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + PIECE_BYTES);
      const { bytesRead } = await this.file.read(piece, 0, piece.length, this.at);
      if (bytesRead === 0) return false;
      this.checksum = crc32(piece.subarray(0, bytesRead), this.checksum);
      this.at += bytesRead;
      from += bytesRead;
    }
    return true;
  }
}
