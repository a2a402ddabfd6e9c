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
    const pieces = new Pieces();
    const write = written(file);
    await pieces.through(headBytes, write);
    for (const array of body) {
      await pieces.through(Buffer.from(array.buffer, array.byteOffset, array.byteLength), write);
      await pieces.through(Buffer.alloc(paddedBytes(array.byteLength) - array.byteLength), write);
    }
    const preamble = Buffer.alloc(PREAMBLE_BYTES);
    preamble.writeUInt32LE(FORMAT, 0);
    preamble.writeUInt32LE(pieces.checksum, 4);
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
    const pieces = new Pieces();
    const fill = filled(file);
    if (!(await pieces.through(head, fill)) || !(await pieces.through(Buffer.from(body), fill))) return undefined;
    return pieces.checksum === preamble.readUInt32LE(4) ? { head: head.toString(), body } : undefined;
  } finally {
    await file.close();
  }
}

/** Walks a file behind its preamble, piece by piece, and adds up what it saw. */
class Pieces {
  checksum = 0;
  private at = PREAMBLE_BYTES;

  /**
   * @param move writes a piece to a place of the file, or fills it from there, and says how many bytes went
   * @returns false where none went: the file ends before
   */
  async through(bytes: Buffer, move: (piece: Buffer, at: number) => Promise<number>): Promise<boolean> {
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + PIECE_BYTES);
      const went = await move(piece, this.at);
      if (went === 0) return false;
      this.checksum = crc32(piece.subarray(0, went), this.checksum);
      this.at += went;
      from += went;
    }
    return true;
  }
}

const written =
  (file: FileHandle) =>
  async (piece: Buffer, at: number): Promise<number> =>
    (await file.write(piece, 0, piece.length, at)).bytesWritten;

const filled =
  (file: FileHandle) =>
  async (piece: Buffer, at: number): Promise<number> =>
    (await file.read(piece, 0, piece.length, at)).bytesRead;
