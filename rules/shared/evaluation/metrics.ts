/** Calls that compute how good a model is, by their qualified name. */
export const METRIC_CALLS =
  /^sklearn\.metrics\.(?!pairwise|get_scorer|make_scorer|ConfusionMatrixDisplay|RocCurveDisplay)\w+(\.\w+)*$|^torchmetrics\.(?!utilities)[\w.]+$|^(keras|tensorflow\.keras|tf_keras)\.metrics\.\w+(\.result)?$|^evaluate\.(load|combine|evaluator)(\.compute)?$|^datasets\.load_metric(\.compute)?$|^(seqeval|sacrebleu|rouge_score|nltk\.translate\.bleu_score|jiwer|pycocotools\.cocoeval|lpips|pytorch_fid|torch_fidelity|bert_score|ragas|lm_eval|trec_eval|pytrec_eval|ranx|motmetrics|mir_eval|pesq|pystoi|scipy\.stats\.(pearsonr|spearmanr|kendalltau))\b.*|^skimage\.metrics\.\w+$/

/** Names of functions of one's own that compute a metric, by their last part. */
export const METRIC_NAME =
  /(^|_|\.)(accuracy|acc|f1|f1_score|precision|recall|auc|roc_auc|mse|rmse|mae|mape|r2|iou|miou|map|ap|dice|bleu|rouge|wer|cer|perplexity|ppl|psnr|ssim|fid|ndcg|mrr|hit_rate|metrics?|scores?|evaluate_metrics|compute_metrics)(_score|_at_k|s)?$/i

/** Calls that evaluate by themselves and give metrics back. */
export const EVALUATES =
  /^(sklearn|xgboost|lightgbm|catboost)\..*\.score$|^sklearn\.model_selection\.(cross_val_score|cross_validate|cross_val_predict|learning_curve|validation_curve)$|^(xgboost|lightgbm|catboost)\.cv$|^(keras|tensorflow\.keras|tf_keras)\..*\.evaluate$|^(transformers|trl|adapters|setfit|sentence_transformers)\..*Trainer\.(evaluate|predict)$|^(pytorch_lightning|lightning(\.pytorch)?)\.Trainer\.(test|validate)$|^ultralytics\.YOLO\.val$|^fastai\..*\.validate$|^mlflow\.(models\.)?evaluate$|^tensorflow\.estimator\..*\.evaluate$|^tensorflow_model_analysis\..+|^deepchecks\..*(model_evaluation|full_suite).*|^giskard\.scan$|^evidently\..*(Classification|Regression)\w*Preset$/

/** Calls that hold data back for evaluation. */
export const HOLDS_OUT =
  /^sklearn\.model_selection\.(train_test_split|\w*KFold|\w*ShuffleSplit|TimeSeriesSplit|LeaveOneOut|LeavePOut|PredefinedSplit|cross_val_score|cross_validate|cross_val_predict|\w*SearchCV)(\.\w+)?$|^torch\.utils\.data\.(dataset\.)?random_split$|^datasets\..*\.train_test_split$|^pyspark\..*\.randomSplit$|^(xgboost|lightgbm|catboost)\.cv$/
