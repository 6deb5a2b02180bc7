/** A tool that chooses the algorithm or builds the structure of a model by itself. */
export interface AutoMl {
  /** As people call it. */
  readonly name: string
  /** Qualified names of what runs it. `AutoModel` and `AutoTokenizer` of transformers choose nothing. */
  readonly run: RegExp
  /** It chooses features as well. */
  readonly features?: true
}

export const AUTOML: readonly AutoMl[] = [
  { name: 'auto-sklearn', run: /^autosklearn(\.\w+)*\.\w*(Classifier|Regressor)\.fit$/, features: true },
  { name: 'AutoGluon', run: /^autogluon(\.\w+)*\.\w*Predictor\.fit$/, features: true },
  { name: 'H2O AutoML', run: /^h2o\.automl(\.\w+)*\.H2OAutoML\.train$/, features: true },
  { name: 'TPOT', run: /^tpot2?(\.\w+)*\.TPOT\w*\.fit$/, features: true },
  { name: 'FLAML', run: /^flaml(\.\w+)*\.AutoML\.fit$/ },
  { name: 'PyCaret', run: /^pycaret\.\w+(\.\w+)*\.(compare_models|automl)$/, features: true },
  { name: 'LightAutoML', run: /^lightautoml(\.\w+)*\.\w+\.fit_predict$/, features: true },
  { name: 'MLJAR', run: /^supervised(\.\w+)*\.AutoML\.fit$/, features: true },
  { name: 'AutoKeras', run: /^autokeras(\.\w+)*\.\w+\.fit$/ },
  { name: 'Auto-PyTorch', run: /^autoPyTorch(\.\w+)*\.\w+\.(search|fit)$/ },
  { name: 'LazyPredict', run: /^lazypredict(\.\w+)*\.Lazy\w+\.fit$/ },
  { name: 'EvalML', run: /^evalml(\.\w+)*\.AutoMLSearch\.search$/, features: true },
  { name: 'GAMA', run: /^gama(\.\w+)*\.Gama\w+\.fit$/ },
  { name: 'Vertex AI AutoML', run: /^google\.cloud\.aiplatform\.AutoML\w*TrainingJob\.run$/ },
  { name: 'SageMaker Autopilot', run: /^sagemaker(\.\w+)*\.AutoML(V2)?\.fit$/ },
  { name: 'Azure AutoML', run: /^azure\.ai\.ml\.automl\.\w+$|^azureml\.train\.automl\.AutoMLConfig$/ },
  {
    name: 'NNI architecture search',
    run: /^nni\.(nas|retiarii)(\.\w+)*\.(NasExperiment|RetiariiExperiment|Experiment)\.(run|start)$/,
  },
  { name: 'Archai', run: /^archai(\.\w+)*\.\w+\.search$/ },
  { name: 'DeepHyper', run: /^deephyper(\.\w+)*\.\w+\.search$/ },
  { name: 'NASLib', run: /^naslib(\.\w+)*\.Trainer\.search$/ },
]

/** Distributions that do nothing else. */
export const AUTOML_PACKAGES =
  /^(auto-sklearn|autogluon(-tabular|-timeseries|-multimodal)?|tpot2?|pycaret|lightautoml|mljar-supervised|autokeras|autopytorch|lazypredict|evalml|gama|archai|deephyper|naslib)$/

/** Package names of the tools: one quick look sorts most calls out. */
export const AUTOML_ROOTS =
  /^(autosklearn|autogluon|h2o|tpot2?|flaml|pycaret|lightautoml|supervised|autokeras|autoPyTorch|lazypredict|evalml|gama|google|sagemaker|azure|azureml|nni|archai|deephyper|naslib)\./

/** The tool that a call runs. */
export function autoMlOf(name: string): AutoMl | undefined {
  return AUTOML.find(({ run }) => run.test(name))
}
