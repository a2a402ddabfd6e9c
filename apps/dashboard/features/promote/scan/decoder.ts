/** Reads the bar code in a picture of the camera; undefined while there is none to read. */
export type Decode = (video: HTMLVideoElement) => Promise<string | undefined>;

const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'itf'];

interface BrowserDetector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: readonly string[] }): BrowserDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The browser's own reader where it has one for bar codes, else a library that is loaded now. */
export async function openDecoder(): Promise<Decode> {
  const { BarcodeDetector: Detector } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  if (Detector && formats.includes('ean_13')) {
    const detector = new Detector({ formats: FORMATS.filter((format) => formats.includes(format)) });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  return libraryDecoder();
}

async function libraryDecoder(): Promise<Decode> {
  const { BinaryBitmap, HTMLCanvasElementLuminanceSource, HybridBinarizer, MultiFormatOneDReader } = await import(
    '@zxing/library'
  );
  const reader = new MultiFormatOneDReader(new Map());
  const canvas = document.createElement('canvas');
  return async (video) => {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context || video.videoWidth === 0) return undefined;
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    context.drawImage(video, 0, 0);
    try {
      return reader
        .decode(new BinaryBitmap(new HybridBinarizer(new HTMLCanvasElementLuminanceSource(canvas))))
        .getText();
    } catch {
      return undefined; // no code in this picture
    }
  };
}
