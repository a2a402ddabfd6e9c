import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawBarcode } from '../../apps/dashboard/testing/draw-barcode.js';

/** What Chromium's camera shows: a film of one picture, in grey. */
const FRAMES_A_SECOND = 10;
const NO_COLOUR = 128;

/** A film of a bar code as it is held before a camera, as a file; whoever asked for it removes it. @param code 13 digits */
export async function filmOf(code: string): Promise<{ path: string; remove: () => Promise<void> }> {
  const { width, height, luminance } = drawBarcode(code);
  const colours = Buffer.alloc((width / 2) * (height / 2) * 2, NO_COLOUR);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`);
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-film-'));
  const path = join(folder, 'barcode.y4m');
  await writeFile(path, Buffer.concat([head, Buffer.from('FRAME\n'), luminance, colours]));
  return { path, remove: () => rm(folder, { recursive: true }) };
}

/** Arguments of a Chromium whose camera shows a film, and may be used by whoever asks. */
export const cameraOf = (path: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${path}`,
];
