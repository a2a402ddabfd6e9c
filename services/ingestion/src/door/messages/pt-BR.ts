import type { en } from './en.js';

/** O que dizem os problemas desta porta: o que houve e o que fazer. */
export const ptBR: Record<keyof typeof en, { readonly title: string; readonly detail: string }> = {
  not_a_list: {
    title: 'O corpo não é uma lista',
    detail: 'Envie um array JSON de objetos, ou um objeto por linha como application/x-ndjson.',
  },
  empty_batch: { title: 'O corpo não tem nenhum item', detail: 'Envie ao menos um.' },
  too_many_items: {
    title: 'Itens demais de uma vez',
    detail: 'Um pedido leva no máximo {most}. Envie o restante em outro.',
  },
  broken_gzip: {
    title: 'Não foi possível descompactar o corpo',
    detail: 'Content-Encoding diz gzip, e os bytes não são. Envie-os como estão, ou compacte-os de novo.',
  },
  unsupported_encoding: {
    title: 'Este Content-Encoding não é conhecido',
    detail: 'Envie o corpo como está, ou compactado com gzip.',
  },
  busy: {
    title: 'Há dados demais à espera de gravação',
    detail: 'Nada deste pedido foi aceito. Envie-o de novo depois de Retry-After; repetir é sempre seguro.',
  },
  unavailable: {
    title: 'Uma parte do sistema não responde',
    detail:
      'Não se sabe o que deste pedido foi gravado. Envie-o de novo sem mudá-lo depois de Retry-After; o que chegou conta uma só vez.',
  },
  unauthenticated: {
    title: 'Falta uma chave de API, ou a enviada não abre nada',
    detail:
      'Envie uma chave do papel producer como Authorization: Bearer <chave>. Uma chave revogada não abre mais nada.',
  },
  forbidden: {
    title: 'Esta chave não pode gravar vendas',
    detail: 'Envie uma chave do papel producer ou admin que seja da organização inteira.',
  },
  unsupported_media_type: {
    title: 'Este tipo de conteúdo não é aceito',
    detail: 'Envie um array JSON como application/json, ou um objeto por linha como application/x-ndjson.',
  },
};
