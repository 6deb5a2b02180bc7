/** A measure of how good a model is, as people write it and as code does. */
export interface MetricWord {
  readonly name: string
  /** In prose. Abbreviations that are words as well count in capitals only. */
  readonly prose: RegExp
  /** As a part of an identifier or key, in lower case and split by `_`. */
  readonly code: RegExp
}

const part = (pattern: string): RegExp => new RegExp(`(^|_)(${pattern})(_|$)`)

/** A loss is what training lowers, and no metric that people understand. */
export const METRIC_WORDS: readonly MetricWord[] = [
  { name: 'accuracy', prose: /\baccurac(y|ies)\b|\btop-?[15] (error|acc)/i, code: part('accuracy|acc|acc1|acc5|top1') },
  { name: 'F1', prose: /\bf-?1\b|\bf-?(score|measure)\b|\bdice\b/i, code: part('f1|fscore|fbeta|f_score|dice') },
  { name: 'AUC', prose: /\bAU(RO)?C\b|\bROC\b|\bAUPRC\b|\bgini\b/, code: part('auc|auroc|rocauc|auprc|gini') },
  { name: 'precision', prose: /\bprecision\b(?! (arithmetic|training|float))/i, code: part('precision') },
  {
    name: 'recall',
    prose: /\brecall\b|\bsensitivity\b|\bhit[- ]rate\b/i,
    code: part('recall|sensitivity|hit_rate'),
  },
  { name: 'RMSE', prose: /\bR?MSL?E\b|\b(root )?mean squared? error\b/i, code: part('r?ms(l)?e|mean_squared_error') },
  { name: 'MAE', prose: /\bMAE\b|\bMAPE\b|\bmean absolute (percentage )?error\b/, code: part('s?mape|mae|wape|wmape') },
  { name: 'R²', prose: /\bR\^?2\b|\bR²|\br-squared\b/i, code: part('r2|r_squared') },
  {
    name: 'mAP',
    prose: /\bmAP\b|\b(mean )?average precision\b|\bAP(50|75)?\b/,
    code: part('map50|ap|ap50|average_precision'),
  },
  { name: 'IoU', prose: /\bm?IoU\b|\bjaccard\b/i, code: part('m?iou|jaccard') },
  { name: 'BLEU', prose: /\b(sacre)?BLEU\b|\bMETEOR\b|\bchrF\b/, code: part('(sacre)?bleu|meteor|chrf') },
  { name: 'ROUGE', prose: /\bROUGE(-\w)?\b/, code: part('rouge|rouge\\w') },
  { name: 'error rate', prose: /\b[WC]ER\b|\b(word|character) error rate\b/, code: part('wer|cer') },
  {
    name: 'perplexity',
    prose: /\bperplexit(y|ies)\b|\bbits per (byte|character)\b/i,
    code: part('perplexity|ppl|bpc|bpb'),
  },
  { name: 'PSNR', prose: /\bPSNR\b|\bSSIM\b|\bLPIPS\b/, code: part('psnr|ssim|lpips') },
  { name: 'FID', prose: /\bFID\b|\binception score\b/i, code: part('fid') },
  { name: 'NDCG', prose: /\bN?DCG\b|\bMRR\b/, code: part('n?dcg|mrr') },
  {
    name: 'correlation',
    prose: /\b(pearson|spearman|kendall|matthews)\b|\bMCC\b|\bkappa\b/i,
    code: part('pearson\\w*|spearman\\w*|kendall\\w*|mcc|matthews\\w*|kappa'),
  },
  {
    name: 'reward',
    prose: /\b(mean|average|episode|cumulative) (reward|return)\b|\bwin rate\b/i,
    code: part('reward|episode_return'),
  },
]

/** Names of the metrics that a text speaks of. */
export function metricsInProse(text: string): string[] {
  return METRIC_WORDS.filter(({ prose }) => prose.test(text)).map(({ name }) => name)
}

/** `dice_loss` is what training lowers, though it is made from a metric. */
const LOSS = part('loss|losses|criterion')

/** Name of the metric that an identifier, key or argument stands for: `val/acc`, `roc_auc_score`, `meanIoU`. */
export function metricInCode(identifier: string): string | undefined {
  const normal = identifier
    .slice(0, 200)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([a-z])2([a-z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()
  if (LOSS.test(normal)) return undefined
  return METRIC_WORDS.find(({ code }) => code.test(normal))?.name
}
