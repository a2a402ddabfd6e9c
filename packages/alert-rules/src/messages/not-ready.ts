import type { Texts } from '@vitrine/messages';

/** Why a rule cannot be evaluated: what is wrong, and what to do. */
export const notReadyTexts = {
  'pt-BR': {
    rule_unreadable: 'Esta regra não pode ser lida. Salve-a de novo ou apague-a.',
    metric_not_streamed:
      'Esta métrica não pode ser acompanhada ao vivo. Escolha vendas, descontos, devoluções, margem ou cupons.',
    grain_not_possible: 'Esta condição não pode ser verificada para esse tipo de alvo. Escolha outro.',
    window_not_possible: 'Esta comparação não existe para esse período. Escolha um período de até um dia.',
    threshold_missing: 'Falta o limite. Informe o valor do aviso ou o do nível crítico.',
    thresholds_crossed: 'O nível crítico precisa ficar além do nível de aviso.',
    not_evaluable:
      'O serviço de alertas não consegue ler esta regra. Abra, confira cada parte e salve de novo; se continuar, exclua e crie outra.',
    outside_scope: 'A regra inclui lojas que quem a criou não pode ver. Tire essas lojas.',
  },
  en: {
    rule_unreadable: 'This rule cannot be read. Save it again, or delete it.',
    metric_not_streamed: 'This metric cannot be followed live. Choose sales, discounts, returns, margin or tickets.',
    grain_not_possible: 'This condition cannot be checked for that kind of target. Choose another one.',
    window_not_possible: 'There is no such comparison for this period. Choose a period of at most a day.',
    threshold_missing: 'The threshold is missing. Give the value of the warning or of the critical level.',
    thresholds_crossed: 'The critical level must lie beyond the warning level.',
    not_evaluable:
      'The alerting service cannot read this rule. Open it, check each part and save it again; if that does not help, delete it and make another.',
    outside_scope: 'The rule includes stores that its author may not see. Take these stores out.',
  },
} as const satisfies Texts;

export type NotReadyCode = keyof (typeof notReadyTexts)['en'];
