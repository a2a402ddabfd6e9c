export const TENANT = 'loja-teste';
