import { toYaml } from '../template/to-yaml.js';
import { type Field, fieldsOf, type Group, isGroup } from '../values/fields.js';

/** values.yaml: every default under the sentence that explains it. */
export function valuesYaml(root: Group): string {
  return `# Written by \`npm run synth\` from k8s/src/values; edit there.\n${linesOf(root, 0).join('\n')}\n`;
}

function linesOf(group: Group, depth: number): string[] {
  const pad = '  '.repeat(depth);
  return Object.entries(group.fields).flatMap(([name, node]) => {
    if (isGroup(node)) {
      const about = node.about ? [`${pad}# ${node.about}`] : [];
      return [...(depth === 0 ? [''] : []), ...about, `${pad}${name}:`, ...linesOf(node, depth + 1)];
    }
    const entry = toYaml([{ [name]: node.default }])
      .split('\n')
      .slice(1, -1);
    return [`${pad}# -- ${explain(node)}`, ...entry.map((line) => `${pad}${line}`)];
  });
}

function explain({ about, choices, required }: Field): string {
  const allowed = choices ? ` One of: ${choices.map((each) => each || '""').join(', ')}.` : '';
  return `${about}${allowed}${required ? ` Required: ${required}.` : ''}`;
}

/** The README's table, one row a value. */
export function valuesTable(root: Group): string {
  const rows = [...fieldsOf(root)].map(
    ({ path, field }) => `| \`${path}\` | ${cell(explain(field))} | \`${cell(JSON.stringify(field.default))}\` |`,
  );
  return ['| value | meaning | default |', '|---|---|---|', ...rows].join('\n');
}

export function requiredTable(root: Group): string {
  const rows = [...fieldsOf(root)].flatMap(({ path, field }) =>
    field.required ? [`| \`${path}\` | ${cell(field.required)} | ${cell(field.about)} |`] : [],
  );
  return ['| value | required when | meaning |', '|---|---|---|', ...rows].join('\n');
}

const cell = (words: string): string => words.replaceAll('|', '\\|');
