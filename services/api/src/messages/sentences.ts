/** Words for people that are not problems. */
export const sentences = {
  'pt-BR': {
    store: 'Loja {number}',
    authorWithoutScope:
      'Quem criou esta regra não pode mais ver nada do que ela olha. Salve-a de novo para que passe a ser sua, ou exclua-a.',
    alertingAway:
      'O serviço de alertas não responde, e nenhuma regra avisa. As vendas continuam sendo registradas e nada se perde: quando ele voltar, continua de onde parou. Avise quem cuida do sistema.',
    notTakenUp:
      'O serviço de alertas ainda não carregou esta regra, e ela não avisa. As outras continuam. Espere um minuto; se não mudar, salve a regra de novo ou avise quem cuida do sistema.',
    pipelineBehind:
      'Ainda não chegaram todas as vendas até aqui, então o que depende do relógio, como loja sem vendas, espera para não avisar em falso. Volta sozinha quando as vendas estiverem em dia.',
    noSubjects:
      'Nenhuma loja corresponde a esta regra, então não há o que avaliar. Abra a regra e escolha outras lojas, ou espere o cadastro chegar.',
    noSales:
      'As lojas desta regra ainda não têm vendas nas últimas semanas. Ela já vale, e avisa assim que vender; este aviso some em até uma hora depois disso.',
    windowNotSeen:
      'As vendas que ela soma só são contadas desde que foi ligada, e um período visto pela metade não é avaliado. As outras regras continuam. Não é preciso fazer nada.',
    stillLearning:
      'Ainda aprendendo: {learning} de {total} {total:alvo tem|alvos têm} menos de três semanas de vendas. Até lá, lojas contam com o que é comum nas parecidas.',
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
    alertingAway:
      'The alerting service does not respond, and no rule tells anybody. Sales are recorded all the same and nothing is lost: when it is back, it goes on where it stopped. Tell whoever runs the system.',
    notTakenUp:
      'The alerting service has not loaded this rule yet, and it tells nobody. The others go on. Wait a minute; if that does not help, save the rule again or tell whoever runs the system.',
    pipelineBehind:
      'Not every sale has come through yet, so whatever depends on the clock, such as a store without sales, waits instead of ringing falsely. It comes back by itself when sales are up to date.',
    noSubjects:
      'No store matches this rule, so there is nothing to evaluate. Open the rule and choose other stores, or wait for the catalogue to arrive.',
    noSales:
      'The stores of this rule have had no sales in the last weeks. It is in force and tells you as soon as they sell; this notice goes away within an hour of that.',
    windowNotSeen:
      'The sales that it adds up are counted only since it was turned on, and a period seen by half is not judged. The other rules go on. There is nothing to do.',
    stillLearning:
      'Still learning: {learning} of {total} {total:target has|targets have} less than three weeks of sales. Until then, stores are held against what is usual in those like them.',
    noSuchAlert: 'There is no such alert, or it is not of your stores.',
    alertChanged: 'Someone changed this alert after you read it. See how it stands, then repeat.',
    alertTaken: 'Someone else has this alert already. Talk to them, or assign it to yourself.',
    alertResolved: 'This alert is resolved already. Reopen it first.',
    alertNotResolved: 'This alert is not resolved.',
    assigneeOutsideScope: 'That person may not see this alert.',
  },
};
