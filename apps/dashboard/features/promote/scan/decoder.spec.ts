import { afterEach, describe, expect, it } from '@jest/globals';
import { drawBarcode, type GreyPicture } from '@/testing/draw-barcode';
import { openDecoder } from './decoder';

const CODES = ['2000000000015', '7891000315507', '0036000291452', '9780201379624'];
const scope = globalThis as { BarcodeDetector?: unknown; document?: unknown };
const before = { BarcodeDetector: scope.BarcodeDetector, document: scope.document };
afterEach(() => void Object.assign(scope, before));

/** A camera that shows a picture, and the browser's canvas on which it can be drawn. */
function showing({ width, height, luminance }: GreyPicture): HTMLVideoElement {
  const data = Uint8ClampedArray.from([...luminance].flatMap((shade) => [shade, shade, shade, 255]));
  const context = { drawImage: () => undefined, getImageData: () => ({ data, width, height }) };
  scope.document = { createElement: () => ({ width: 0, height: 0, getContext: () => context }) };
  return { videoWidth: width, videoHeight: height } as HTMLVideoElement;
}

describe('a bar code before the camera', () => {
  it.each(CODES)('%s is read by the library that is loaded where the browser reads none', async (code) => {
    Object.assign(scope, { BarcodeDetector: undefined });
    const video = showing(drawBarcode(code));
    expect((await (await openDecoder())(video))?.padStart(13, '0')).toBe(code);
  });

  it('is nothing where there is no code in the picture, or no picture yet', async () => {
    Object.assign(scope, { BarcodeDetector: undefined });
    const white = { width: 400, height: 240, luminance: new Uint8Array(400 * 240).fill(235) };
    const video = showing(white);
    const decode = await openDecoder();
    expect(await decode(video)).toBeUndefined();
    expect(await decode({ ...video, videoWidth: 0 })).toBeUndefined();
  });

  it('is read by the browser where it can, in the formats of goods that it knows', async () => {
    const asked: unknown[] = [];
    scope.BarcodeDetector = class {
      static getSupportedFormats = async () => ['qr_code', 'ean_13', 'upc_a'];
      constructor(options: unknown) {
        asked.push(options);
      }
      detect = async () => [{ rawValue: '2000000000015' }];
    };
    expect(await (await openDecoder())({} as HTMLVideoElement)).toBe('2000000000015');
    expect(asked).toEqual([{ formats: ['ean_13', 'upc_a'] }]);
  });

  it.each([
    ['knows squares alone', async () => ['qr_code']],
    ['fails to say what it knows', async () => Promise.reject(new Error('no service'))],
  ])('is read by the library where the browser %s', async (_, getSupportedFormats) => {
    scope.BarcodeDetector = { getSupportedFormats };
    const video = showing(drawBarcode('2000000000015'));
    expect(await (await openDecoder())(video)).toBe('2000000000015');
  });
});
