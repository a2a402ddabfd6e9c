import { NOT_COUNTED } from './recipes.mjs';

/**
 * What a recipe's commits touched, told apart. `own` begins a path, as `apart` does; of what is never counted, a name without a folder
 * ends one.
 * @param {import('./recipes.mjs').Recipe} recipe
 * @param {string[]} paths each file once
 * @returns {{ counted: string[], apart: { path: string, because: string }[] }} files outside its own folders, less the generated ones, specs and pages
 */
export function countRecipe({ own, apart }, paths) {
  const told = { counted: [], apart: [] };
  for (const path of [...new Set(paths)].sort()) {
    if (own.some((folder) => path.startsWith(folder)) || NOT_COUNTED.some((rule) => isOf(rule, path))) continue;
    const rule = apart.find((each) => isOf(each, path));
    if (rule === undefined) told.counted.push(path);
    else told.apart.push({ path, because: rule.because });
  }
  return told;
}

const isOf = ({ paths }, path) =>
  paths.some((each) => (each.startsWith('.') ? path.endsWith(each) : path.startsWith(each)));
