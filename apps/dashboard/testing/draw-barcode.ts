/** A picture in shades of grey, one byte a pixel, row by row. */
export interface GreyPicture {
  width: number;
  height: number;
  luminance: Uint8Array;
}

/** Widths of bar and space of each digit, by GS1 General Specifications 5.2.1: the odd parity of the left half. */
const LEFT = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
/** Which digits of the left half are turned, by the first digit of all. */
const PARITY = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'];
const QUIET = 12;

const turned = (bits: string): string => bits.replace(/[01]/gu, (bit) => (bit === '1' ? '0' : '1'));
const backwards = (bits: string): string => [...bits].reverse().join('');

/** The modules of an EAN-13, `1` is dark. @param code 13 digits */
function modulesOf(code: string): string {
  const digits = [...code].map(Number);
  const parity = PARITY[digits[0] ?? 0] ?? '';
  const bitsOf = (digit: number | undefined) => LEFT[digit ?? 0] ?? '';
  const left = digits
    .slice(1, 7)
    .map((digit, at) => (parity[at] === 'L' ? bitsOf(digit) : backwards(turned(bitsOf(digit)))));
  const right = digits.slice(7).map((digit) => turned(bitsOf(digit)));
  return ['101', ...left, '01010', ...right, '101'].join('');
}

/** An EAN-13 as a label has it, dark on white, with white around it. @param scale pixels a module */
export function drawBarcode(code: string, scale = 4, height = 240): GreyPicture {
  const modules = '0'.repeat(QUIET) + modulesOf(code) + '0'.repeat(QUIET);
  const width = modules.length * scale;
  const row = Uint8Array.from({ length: width }, (_, x) => (modules[Math.floor(x / scale)] === '1' ? 16 : 235));
  const luminance = new Uint8Array(width * height).fill(235);
  for (let y = Math.floor(height / 8); y < height - Math.floor(height / 8); y += 1) luminance.set(row, y * width);
  return { width, height, luminance };
}
