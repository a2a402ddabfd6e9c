/** Words for people that are not problems. */
export const sentences = {
  'pt-BR': {
    store: 'Loja {number}',
    authorWithoutScope:
      'Quem criou esta regra não pode mais ver nada do que ela olha. Salve-a de novo para que passe a ser sua, ou exclua-a.',
    noSuchAlert: 'Este alerta não existe, ou não é das suas lojas.',
    alertChanged: 'Alguém mudou este alerta depois que você o leu. Veja como está e repita.',
    alertTaken: 'Outra pessoa já assumiu este alerta. Fale com ela, ou atribua o alerta a você.',
    alertResolved: 'Este alerta já está resolvido. Reabra-o antes.',
    alertNotResolved: 'Este alerta não está resolvido.',
    assigneeOutsideScope: 'Essa pessoa não pode ver este alerta.',
  },
  en: {
    store: 'Store {number}',
    authorWithoutScope:
      'Whoever made this rule may no longer see anything that it looks at. Save it again to make it yours, or delete it.',
    noSuchAlert: 'There is no such alert, or it is not of your stores.',
    alertChanged: 'Someone changed this alert after you read it. See how it stands, then repeat.',
    alertTaken: 'Someone else has this alert already. Talk to them, or assign it to yourself.',
    alertResolved: 'This alert is resolved already. Reopen it first.',
    alertNotResolved: 'This alert is not resolved.',
    assigneeOutsideScope: 'That person may not see this alert.',
  },
};
