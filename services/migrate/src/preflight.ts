import { missingSecrets } from './missing-secrets.js';

const sentences = missingSecrets(process.env);
for (const sentence of sentences) console.error(sentence);
if (sentences.length === 0) console.log('Every Secret is there.');
process.exitCode = sentences.length === 0 ? 0 : 1;
