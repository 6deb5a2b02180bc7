import type { Rule } from '../src/rule.ts'
import applicationSecurity from './coding/application-security.ts'
import continuousIntegration from './coding/continuous-integration.ts'
import regressionTests from './coding/regression-tests.ts'
import staticAnalysis from './coding/static-analysis.ts'
import controlledLabelling from './data/controlled-labelling.ts'
import dataDistributionChecks from './data/data-distribution-checks.ts'
import dataSanityChecks from './data/data-sanity-checks.ts'
import noDiscriminatoryFeatures from './data/no-discriminatory-features.ts'
import privacyPreservingMl from './data/privacy-preserving-ml.ts'
import reusableDataPreparation from './data/reusable-data-preparation.ts'
import sharedDataInfrastructure from './data/shared-data-infrastructure.ts'
import trainingDataBiasTests from './data/training-data-bias-tests.ts'
import auditTrails from './deployment/audit-trails.ts'
import automatedModelDeployment from './deployment/automated-model-deployment.ts'
import automaticRollback from './deployment/automatic-rollback.ts'
import predictionLogging from './deployment/prediction-logging.ts'
import productionMonitoring from './deployment/production-monitoring.ts'
import shadowDeployment from './deployment/shadow-deployment.ts'
import skewDetection from './deployment/skew-detection.ts'
import decisionsExplained from './governance/decisions-explained.ts'
import fairnessPrivacyEnforced from './governance/fairness-privacy-enforced.ts'
import independentAudit from './governance/independent-audit.ts'
import mlUseDisclosed from './governance/ml-use-disclosed.ts'
import responsibleAiValues from './governance/responsible-ai-values.ts'
import riskAssessment from './governance/risk-assessment.ts'
import safeConcernChannels from './governance/safe-concern-channels.ts'
import automateTests from './maintainability/automate-tests.ts'
import balanceComponents from './maintainability/balance-components.ts'
import coupleComponentsLoosely from './maintainability/couple-components-loosely.ts'
import keepCodebaseSmall from './maintainability/keep-codebase-small.ts'
import keepInterfacesSmall from './maintainability/keep-interfaces-small.ts'
import separateConcerns from './maintainability/separate-concerns.ts'
import writeCleanCode from './maintainability/write-clean-code.ts'
import writeCodeOnce from './maintainability/write-code-once.ts'
import writeShortUnits from './maintainability/write-short-units.ts'
import writeSimpleUnits from './maintainability/write-simple-units.ts'
import collaborativePlatform from './team/collaborative-platform.ts'
import crossTeamCommunication from './team/cross-team-communication.ts'
import sharedBacklog from './team/shared-backlog.ts'
import tradeoffProcess from './team/tradeoff-process.ts'
import automatedFeatureSelection from './training/automated-feature-selection.ts'
import automatedHyperparameterSearch from './training/automated-hyperparameter-search.ts'
import automatedModelConfiguration from './training/automated-model-configuration.ts'
import featureCodeTested from './training/feature-code-tested.ts'
import featureOwnershipDocs from './training/feature-ownership-docs.ts'
import interpretableModels from './training/interpretable-models.ts'
import measurableTrainingMetric from './training/measurable-training-metric.ts'
import modelQualityMeasured from './training/model-quality-measured.ts'
import parallelExperiments from './training/parallel-experiments.ts'
import sharedExperimentStatus from './training/shared-experiment-status.ts'
import sharedTrainingObjective from './training/shared-training-objective.ts'
import subgroupBiasAssessed from './training/subgroup-bias-assessed.ts'
import trainingCodeReviewed from './training/training-code-reviewed.ts'
import unusedFeaturesRemoved from './training/unused-features-removed.ts'
import versionedMlAssets from './training/versioned-ml-assets.ts'

/** All rules, by category and number. One line each; a test fails when a rule file is missing here. */
export const rules: readonly Rule[] = [
  writeShortUnits,
  writeSimpleUnits,
  writeCodeOnce,
  keepInterfacesSmall,
  separateConcerns,
  coupleComponentsLoosely,
  balanceComponents,
  keepCodebaseSmall,
  automateTests,
  writeCleanCode,
  dataSanityChecks,
  dataDistributionChecks,
  trainingDataBiasTests,
  reusableDataPreparation,
  controlledLabelling,
  noDiscriminatoryFeatures,
  privacyPreservingMl,
  sharedDataInfrastructure,
  sharedTrainingObjective,
  measurableTrainingMetric,
  featureCodeTested,
  featureOwnershipDocs,
  unusedFeaturesRemoved,
  interpretableModels,
  trainingCodeReviewed,
  parallelExperiments,
  automatedFeatureSelection,
  automatedHyperparameterSearch,
  automatedModelConfiguration,
  modelQualityMeasured,
  subgroupBiasAssessed,
  versionedMlAssets,
  sharedExperimentStatus,
  regressionTests,
  continuousIntegration,
  staticAnalysis,
  applicationSecurity,
  automatedModelDeployment,
  shadowDeployment,
  productionMonitoring,
  skewDetection,
  automaticRollback,
  predictionLogging,
  auditTrails,
  collaborativePlatform,
  sharedBacklog,
  crossTeamCommunication,
  tradeoffProcess,
  responsibleAiValues,
  riskAssessment,
  fairnessPrivacyEnforced,
  mlUseDisclosed,
  decisionsExplained,
  safeConcernChannels,
  independentAudit,
]
