import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brokenRules, chartYaml, checksTemplate, helpersTemplate, surroundingsOf } from './emit/chart-files.js';
import type { Files } from './emit/files.js';
import { valuesSchema } from './emit/values-schema.js';
import { valuesYaml } from './emit/values-yaml.js';
import { chartReadme, notes, upgrading } from './emit/words.js';
import { prereqsFiles } from './prereqs/prereqs-chart.js';
import { profiles } from './profiles.js';
import { evaluate, isTrue, resolve } from './template/evaluate.js';
import { toTemplate, toYaml } from './template/to-yaml.js';
import type { JsonObject } from './template/tokens.js';
import { defaultsOf, merge } from './values/fields.js';
import { vitrineValues } from './values/vitrine-values.js';
import { type TemplateFile, templateFiles } from './vitrine-charts.js';

/** charts/vitrine as a map of path → text. */
export function chartFiles(templates: readonly TemplateFile[]): Files {
  return {
    'Chart.yaml': chartYaml(),
    'values.yaml': valuesYaml(vitrineValues),
    'values.schema.json': valuesSchema(vitrineValues),
    'README.md': chartReadme(),
    'UPGRADING.md': upgrading,
    '.helmignore': '*.md\n',
    'templates/_helpers.tpl': helpersTemplate(),
    'templates/checks.yaml': checksTemplate(),
    'templates/NOTES.txt': notes,
    ...Object.fromEntries(templates.map(({ name, documents }) => [`templates/${name}.yaml`, toTemplate(documents)])),
    ...Object.fromEntries(
      profiles.map(({ name, about, values }) => [
        `values-${name}.yaml`,
        `# ${about}\n${toYaml([values]).replace('---\n', '')}`,
      ]),
    ),
  };
}

/** k8s/dist/<profile>: the same documents with the profile's values in place of tokens. */
export function manifestFiles(templates: readonly TemplateFile[], values: JsonObject): Files {
  const around = surroundingsOf(merge(defaultsOf(vitrineValues), values));
  const broken = brokenRules(around);
  if (broken.length > 0) throw new Error(`The profile breaks a rule of the chart: ${broken.join(' ')}`);
  const files = templates.map(({ name, documents }): [string, string] => {
    const kept = documents.filter(({ condition }) => !condition || isTrue(evaluate(condition, around)));
    return [`${name.replace('/', '-')}.yaml`, toYaml(kept.map(({ body }) => resolve(body, around) as JsonObject))];
  });
  return Object.fromEntries(files.filter(([, content]) => content !== ''));
}

/** Everything that `npm run synth` writes, relative to the repository. */
export function allFiles(): Files {
  const templates = templateFiles();
  const under = (folder: string, files: Files): [string, string][] =>
    Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]);
  return Object.fromEntries([
    ...under('charts/vitrine', chartFiles(templates)),
    ...under('charts/vitrine-prereqs', prereqsFiles()),
    ...profiles.flatMap(({ name, values }) => under(`k8s/dist/${name}`, manifestFiles(templates, values))),
  ]);
}

/** Writes the files below `root`; what an earlier run left in the generated folders goes. */
export function write(root: string, files: Files, folders: readonly string[]): void {
  for (const folder of folders) rmSync(join(root, folder), { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
