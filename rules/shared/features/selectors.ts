/** What a call does for features. */
export interface FeatureTool {
  readonly kind: 'selects' | 'generates' | 'compresses' | 'shrinks'
  readonly calls: RegExp
}

/** Components of PCA are no selection: they mix all columns (practices.md, practice 17). */
export const FEATURE_TOOLS: readonly FeatureTool[] = [
  {
    kind: 'selects',
    calls:
      /^(sklearn\.feature_selection(\.\w+)*\.(SelectKBest|SelectPercentile|SelectFromModel|SelectFpr|SelectFdr|SelectFwe|RFE|RFECV|SequentialFeatureSelector|VarianceThreshold|GenericUnivariateSelect)|boruta(\.\w+)*\.BorutaPy|BorutaShap(\.\w+)*\.BorutaShap|mlxtend\.feature_selection(\.\w+)*\.(SequentialFeatureSelector|ExhaustiveFeatureSelector)|feature_engine\.selection(\.\w+)*\.\w+|mrmr\.mrmr_\w+|zoofs\.\w+|sklearn_genetic(\.\w+)*\.GAFeatureSelectionCV|featurewiz(\.\w+)*\.\w+|arfs(\.\w+)*\.\w+|pyspark\.ml\.feature\.(ChiSqSelector|UnivariateFeatureSelector|VarianceThresholdSelector))$/,
  },
  {
    kind: 'generates',
    calls:
      /^(featuretools(\.\w+)*\.dfs|tsfresh(\.\w+)*\.(extract_features|extract_relevant_features|select_features)|autofeat(\.\w+)*\.\w+|feature_engine\.creation(\.\w+)*\.\w+|sklearn\.preprocessing(\.\w+)*\.PolynomialFeatures|openfe(\.\w+)*\.OpenFE|tsfel(\.\w+)*\.time_series_features_extractor|getml(\.\w+)*\.\w+)$/,
  },
  {
    kind: 'compresses',
    calls:
      /^(sklearn\.decomposition(\.\w+)*\.(PCA|TruncatedSVD|KernelPCA|IncrementalPCA|SparsePCA)|umap(\.\w+)*\.UMAP|pyspark\.ml\.feature\.PCA)$/,
  },
]

/** Models whose penalty can set weights to zero; some of them only when told so. */
export const SHRINKS = /^sklearn\.linear_model(\.\w+)*\.(Lasso\w*|MultiTaskLasso\w*|ElasticNet\w*)$/
export const SHRINKS_BY_L1 = /^sklearn\.(linear_model|svm)(\.\w+)*\.(LogisticRegression\w*|SGD\w+|LinearSVC)$/

/** Package names of the tools: one quick look sorts most calls out. */
export const FEATURE_ROOTS =
  /^(sklearn|boruta|BorutaShap|mlxtend|feature_engine|mrmr|zoofs|sklearn_genetic|featurewiz|arfs|pyspark|featuretools|tsfresh|autofeat|openfe|tsfel|getml|umap|autosklearn|autogluon|h2o|tpot2?|pycaret|lightautoml|supervised|evalml)\./

/** Distributions that do nothing else. */
export const FEATURE_PACKAGES =
  /^(featuretools|tsfresh|autofeat|boruta|borutashap|openfe|mrmr-selection|zoofs|featurewiz|arfs|feature-engine)$/

/** What a call makes of features; undefined when nothing. */
export function featureToolOf(name: string): FeatureTool | undefined {
  return FEATURE_TOOLS.find(({ calls }) => calls.test(name))
}
