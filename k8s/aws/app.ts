import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { environments } from './config.js';
import { createApp } from './create-app.js';
import { VitrineStack } from './vitrine-stack.js';

const app = createApp();
for (const config of Object.values(environments)) new VitrineStack(app, `Vitrine-${config.environment}`, config);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
