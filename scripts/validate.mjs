#!/usr/bin/env node
/** Explains every row of a producer's file that does not fit the contract. Exits 1 when there is one, 2 on wrong use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { build, checkNode, install, root } from './prepare.mjs';

const SHOWN = 200;
const {
  decodeBytes,
  explainFile,
  formatOfName,
  localeOf,
  ReadingProblem,
  readAsText,
  readingTexts,
  speaker,
  validateTexts,
  visible,
} = await loadContracts();
const { values: options, positionals: files, wrongOption } = readArguments();
const locale = localeOf(options.locale || process.env.LC_ALL || process.env.LANG);
const numbers = (value) => (typeof value === 'number' ? value.toLocaleString(locale) : visible(value));
const text = speaker([validateTexts, readingTexts], locale, { show: numbers });
const say = (key, values) => console.log(text(key, values));

if (wrongOption) say('unknownOption', { option: wrongOption });
if (options.help || files.length === 0) {
  say('usage');
  process.exit(options.help ? 0 : 2);
}
process.exitCode = Math.max(...files.map(validate));

function validate(file) {
  const read = readText(file);
  const format = formatOf(file);
  if (read.problem || !format) {
    say(read.problem ?? 'unknownFormat', { file, reason: read.reason ?? '', ...read.details });
    return 2;
  }
  const report = explainFile(read.text, format, { locale, nowMs: Date.now(), file, encoding: read.encoding });
  console.log(visible(readAsText(file, report.readAs, locale)));
  const shown = options.all ? report.findings : report.findings.slice(0, SHOWN);
  for (const found of shown) {
    say('row', { ...found, file, place: placeOf(found), pointer: found.pointer || text('wholeMessage') });
  }
  if (shown.length < report.findings.length) say('more', { file, count: report.findings.length - shown.length });
  const isGood = report.findings.length === 0;
  const summary = isGood ? (report.messages === 0 ? 'empty' : 'good') : 'bad';
  say(summary, { file, messages: report.messages, bad: report.bad, findings: report.findings.length });
  return isGood && report.messages > 0 ? 0 : 1;
}

/** `12` where a line is a message; `12:5  element 3` within a list. */
function placeOf({ line, column, element }) {
  if (column === undefined || (column === 1 && element === undefined)) return String(line);
  return `${line}:${column}${element === undefined ? '' : `  ${text('element', { element })}`}`;
}

/** The file's text, unpacked where it is gzip; or which sentence says why not. */
function readText(file) {
  try {
    const bytes = readFileSync(file);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    if (!isPacked && bytes.length > 0 && /\.gz$/iu.test(file)) return { problem: 'notGzip' };
    return decodeBytes(isPacked ? gunzipSync(bytes) : bytes, file);
  } catch (error) {
    if (error instanceof ReadingProblem) return { problem: error.reason, details: error.details };
    const { code = 'unknown' } = error;
    const problems = {
      ENOENT: 'notFound',
      ENOTDIR: 'notFound',
      EISDIR: 'isFolder',
      ERR_FS_FILE_TOO_LARGE: 'tooLong',
      ERR_STRING_TOO_LONG: 'tooLong',
      ERR_BUFFER_TOO_LARGE: 'tooLong',
    };
    return { problem: problems[code] ?? (code.startsWith('Z_') ? 'notGzip' : 'unreadable'), reason: code };
  }
}

function formatOf(file) {
  return options.format === undefined ? formatOfName(file) : formatOfName(`.${options.format}`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        locale: { type: 'string' },
        format: { type: 'string' },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return { values: {}, positionals: [], wrongOption: /'(-[^' ]*)/.exec(error.message)?.[1] ?? '?' };
  }
}

async function loadContracts() {
  checkNode();
  install();
  build(['@vitrine/contracts'], { isQuiet: true });
  const load = (name) => import(pathToFileURL(join(root, 'packages', name, 'dist', 'index.js')).href);
  return { ...(await load('contracts')), ...(await load('messages')) };
}
