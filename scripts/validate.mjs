#!/usr/bin/env node
/** Explains every row of a producer's file that does not fit the contract. Exits 1 when there is one, 2 on wrong use. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { build, checkNode, install, root } from './prepare.mjs';

const SHOWN = 200;
const { explainFile, fillIn, localeOf, validateTexts } = await loadContracts();
const { values: options, positionals: files } = readArguments();
const locale = localeOf(options.locale || process.env.LC_ALL || process.env.LANG);
const say = (text, values = {}) => console.log(fillIn(validateTexts[locale][text], values));

if (options.help || files.length === 0) {
  say('usage');
  process.exit(options.help ? 0 : 2);
}
process.exitCode = Math.max(...files.map(validate));

function validate(file) {
  const format = formatOf(file);
  if (!format) {
    say('unknownFormat', { file });
    return 2;
  }
  let text;
  try {
    text = readText(file);
  } catch (error) {
    say('unreadable', { file, reason: error.code ?? error.name });
    return 2;
  }
  const report = explainFile(text, format, { locale, nowMs: Date.now() });
  const shown = options.all ? report.findings : report.findings.slice(0, SHOWN);
  for (const found of shown) {
    say('row', { file, ...found, pointer: found.pointer || fillIn(validateTexts[locale].wholeMessage, {}) });
  }
  if (shown.length < report.findings.length) say('more', { file, count: report.findings.length - shown.length });
  const isGood = report.findings.length === 0;
  const summary = isGood ? (report.messages === 0 ? 'empty' : 'good') : 'bad';
  say(summary, { file, messages: report.messages, bad: report.bad, findings: report.findings.length });
  return isGood && report.messages > 0 ? 0 : 1;
}

function readText(file) {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function formatOf(file) {
  const ending = /\.(json|ndjson|jsonl|csv)(?:\.gz)?$/iu.exec(file)?.[1]?.toLowerCase();
  const format = options.format ?? ending;
  if (format === 'jsonl') return 'ndjson';
  return ['json', 'ndjson', 'csv'].includes(format) ? format : undefined;
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
  } catch {
    return { values: { help: false }, positionals: [] };
  }
}

async function loadContracts() {
  checkNode();
  const entry = join(root, 'packages/contracts/dist/index.js');
  if (!existsSync(entry)) {
    install();
    build(['@vitrine/contracts']);
  }
  return import(pathToFileURL(entry).href);
}
