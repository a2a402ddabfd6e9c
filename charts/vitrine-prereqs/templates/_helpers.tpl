{{/* Written by `npm run synth`; see k8s/src/names.ts. */}}
