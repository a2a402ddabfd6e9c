// The service worker as one classic script: its modules, each as CommonJS, behind a small `require`. Browsers load no modules in it everywhere.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const app = fileURLToPath(new URL('..', import.meta.url));
const root = resolve(app, 'service-worker');
const modules = new Map();

/** @param {string} file a module and all that it imports, into `modules` by its path */
function take(file) {
  const name = relative(root, file);
  if (modules.has(name)) return name;
  modules.set(name, '');
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, removeComments: true },
  });
  const code = outputText.replace(
    /require\("(\.[^"]+)"\)/g,
    (_, path) => `require(${JSON.stringify(take(resolve(dirname(file), `${path}.ts`)))})`,
  );
  modules.set(name, code);
  return name;
}

const main = take(resolve(root, 'main.ts'));
const entries = [...modules].map(([name, code]) => `${JSON.stringify(name)}: (require, exports) => {\n${code}}`);
mkdirSync(resolve(app, 'public'), { recursive: true });
writeFileSync(
  resolve(app, 'public', 'service-worker.js'),
  `'use strict';
const modules = {
${entries.join(',\n')}
};
const loaded = {};
function load(name) {
  if (!loaded[name]) modules[name](load, (loaded[name] = {}));
  return loaded[name];
}
load(${JSON.stringify(main)});
`,
);
