import { describe, expect, it } from 'vitest'
import { importsOf } from '../../../src/facts/dependencies/imports.ts'
import { IMPORTS } from '../../../src/facts/dependencies/importTable.ts'

/** Import statements as the packages' own documentation shows them, and the distribution that one installs for them. */
const DOCUMENTED = `
sklearn < scikit-learn
skimage < scikit-image
skopt < scikit-optimize
surprise < scikit-surprise
imblearn < imbalanced-learn
bayes_opt < bayesian-optimization
keras_tuner < keras-tuner
kerastuner < keras-tuner
autosklearn < auto-sklearn
supervised < mljar-supervised
autogluon < autogluon-tabular
dice_ml < dice-ml
art < adversarial-robustness-toolbox
umap < umap-learn
pytorch_lightning < pytorch-lightning
lightning.pytorch < pytorch-lightning
torch < pytorch
ignite < pytorch-ignite
open_clip < open-clip-torch
tensorflow < tensorflow-gpu
tensorflow < tf-nightly
tensorflow_privacy < tensorflow-privacy
tensorflow_data_validation < tensorflow-data-validation
tensorflow_model_analysis < tensorflow-model-analysis
haiku < dm-haiku
sonnet < dm-sonnet
tree < dm-tree
ml_collections < ml-collections
fairness_indicators < fairness-indicators
model_card_toolkit < model-card-toolkit
faiss < faiss-cpu
onnxruntime < onnxruntime-gpu
syft < pysyft
pynvml < nvidia-ml-py
pyro < pyro-ppl
category_encoders < category-encoders
feature_engine < feature-engine
comet_ml < comet-ml
neptune < neptune-client
neptune.new < neptune-client
hydra < hydra-core
gin < gin-config
mlflow < mlflow-skinny
airflow < apache-airflow
prometheus_client < prometheus-client
opentelemetry < opentelemetry-sdk
opentelemetry < opentelemetry-instrumentation-flask
sentry_sdk < sentry-sdk
phoenix < arize-phoenix
label_studio_sdk < label-studio-sdk
google.cloud.aiplatform < google-cloud-aiplatform
google.cloud.storage < google-cloud-storage
google.cloud.bigquery < google-cloud-bigquery
googleapiclient < google-api-python-client
azure.ai.ml < azure-ai-ml
azure.identity < azure-identity
azureml < azureml-core
azureml < azureml-dataset-runtime
snowflake.connector < snowflake-connector-python
databricks.sql < databricks-sql-connector
great_expectations < great-expectations
ydata_profiling < ydata-profiling
pandas_profiling < ydata-profiling
alibi_detect < alibi-detect
soda < soda-core
soda < soda-core-postgres
snsynth < smartnoise-synth
diffprivlib < diffprivlib
presidio_analyzer < presidio-analyzer
delta < delta-spark
psycopg2 < psycopg2-binary
MySQLdb < mysqlclient
kafka < kafka-python
snappy < python-snappy
tables < pytables
netCDF4 < netcdf4
yaml < pyyaml
ruamel.yaml < ruamel-yaml
dateutil < python-dateutil
dotenv < python-dotenv
docx < python-docx
pptx < python-pptx
magic < python-magic
jose < python-jose
telegram < python-telegram-bot
Levenshtein < python-levenshtein
bs4 < beautifulsoup4
attr < attrs
absl < absl-py
google.protobuf < protobuf
grpc < grpcio
jwt < pyjwt
Crypto < pycryptodome
OpenSSL < pyopenssl
git < gitpython
github < pygithub
pkg_resources < setuptools
IPython < ipython
rest_framework < djangorestframework
websocket < websocket-client
serial < pyserial
zmq < pyzmq
cv2 < opencv-python
cv2 < opencv-python-headless
cv2 < opencv-contrib-python
PIL < pillow
PyQt5 < pyqt5
fitz < pymupdf
PyPDF2 < pypdf2
SimpleITK < simpleitk
whisper < openai-whisper
Bio < biopython
osgeo < gdal
ee < earthengine-api
sklearnex < scikit-learn-intelex
sklearn_extra < scikit-learn-extra
scikitplot < scikit-plot
skmultilearn < scikit-multilearn
autogluon < autogluon-timeseries
autogluon < autogluon-multimodal
torch < pytorch-cpu
torch < pytorch-gpu
torch_geometric < pytorch-geometric
tensorflow < tensorflow-cpu
tensorflow < tensorflow-macos
tensorflow < tensorflow-intel
faiss < faiss-gpu
pynvml < nvidia-ml-py3
xgboost < py-xgboost
hydra_plugins.hydra_joblib_launcher < hydra-joblib-launcher
hydra_plugins.hydra_optuna_sweeper < hydra-optuna-sweeper
hydra_plugins.hydra_colorlog < hydra-colorlog
opentelemetry < opentelemetry-api
google.cloud.pubsub_v1 < google-cloud-pubsub
google.cloud.logging < google-cloud-logging
google.auth < google-auth
google.generativeai < google-generativeai
azure.storage.blob < azure-storage-blob
azureml < azureml-mlflow
databricks.sdk < databricks-sdk
snowflake.snowpark < snowflake-snowpark-python
snsql < smartnoise-sql
pyflink < apache-flink
psycopg < psycopg-binary
mysql.connector < mysql-connector-python
msgpack < msgpack-python
multipart < python-multipart
pythonjsonlogger < python-json-logger
box < python-box
Levenshtein < levenshtein
grpc_tools < grpcio-tools
antlr4 < antlr4-python3-runtime
cpuinfo < py-cpuinfo
cv2 < opencv-contrib-python-headless
cv2 < opencv
cv2 < py-opencv
PIL < pillow-simd
PySide6 < pyside6
soundfile < pysoundfile
matplotlib < matplotlib-base
graphviz < python-graphviz
pydot < pydot3
rdkit < rdkit-pypi
MDAnalysis < mdanalysis
numpy < numpy
sentence_transformers < sentence-transformers
`
const ROWS = DOCUMENTED.trim()
  .split('\n')
  .map((row) => row.split(' < ') as [string, string])

describe('importsOf', () => {
  it.each(ROWS)('%s comes with %s', (root, distribution) => {
    expect(importsOf(distribution)).toContain(root)
  })

  const WITHOUT_MODULE =
    'types-pyyaml pandas-stubs cudatoolkit cudnn pytorch-cuda mkl nodejs git ca-certificates openssl libstdcxx-ng jupyter'
  it.each(WITHOUT_MODULE.split(' '))('%s provides no module', (distribution) => {
    expect(importsOf(distribution)).toEqual([])
  })

  it.each(['constructor', '__proto__', 'tostring'])('%s is a name like any other', (name) => {
    expect(importsOf(name)).toEqual([name])
  })

  it('is tested row by row', () => {
    const tested = new Set([...ROWS.map(([, distribution]) => distribution), ...WITHOUT_MODULE.split(' ')])
    expect(Object.keys(IMPORTS).filter((name) => !tested.has(name))).toEqual([])
  })

  it('has normalised names and no row that the default gives already', () => {
    for (const [name, roots] of Object.entries(IMPORTS)) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(roots, name).not.toBe(name.replaceAll('-', '_'))
    }
  })
})
