/** Set by proxy.ts on the way in; a browser's own header of that name is overwritten there. */
export const pathHeader = 'x-vitrine-path';
