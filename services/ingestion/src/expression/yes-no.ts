const YES = new Set(['true', 't', 'yes', 'y', 'on', 'active', 'sim', 's', 'verdadeiro', 'v', 'ativo', 'ativa']);
const NO = new Set(['false', 'f', 'no', 'n', 'off', 'inactive', 'nao', 'falso', 'inativo', 'inativa']);

/** What `Sim`, `NÃO`, `yes`, `1.0` or `falso` says; undefined for what says neither. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (YES.has(word) || /^1(?:[.,]0+)?$/u.test(word)) return true;
  return NO.has(word) || /^0(?:[.,]0+)?$/u.test(word) ? false : undefined;
}
