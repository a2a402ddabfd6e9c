import { fileURLToPath } from 'node:url';
import { allFiles, write } from './write-chart.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = allFiles();
write(root, files, ['charts/vitrine', 'charts/vitrine-prereqs', 'k8s/dist']);
console.log(`synth: ${Object.keys(files).length} files in charts and k8s/dist`);
