import { basename } from 'node:path';
import { sourceHeader } from '@vitrine/contracts';

/** The header by which a message that only processing refuses is found in its file again. */
export const rowSource = (file: string, line: number) => ({ [sourceHeader]: `${basename(file)}:${line}` });
