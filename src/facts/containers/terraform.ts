import type { InfrastructureResource } from '../types/containers.ts'
import { findNotable } from './notable.ts'

/** Types of resource of the services for machine learning of the large clouds and of Databricks. */
const ML =
  /^(aws_sagemaker_|aws_bedrock|google_(vertex_ai|ml_engine|notebooks)_|azurerm_(machine_learning|cognitive)_|databricks_(mlflow|model_serving|job|feature|registered_model))/

/** Resources of a Terraform file, with the notable settings up to the next resource. */
export function readTerraform(text: string, path: string): InfrastructureResource[] {
  const lines = text.split(/\r?\n/)
  const starts = lines.flatMap((line, index) => {
    const [, type, name] = /^\s*resource\s+"([\w-]+)"\s+"([\w-]+)"/.exec(line.slice(0, 500)) ?? []
    return type === undefined || name === undefined ? [] : [{ type, name, index }]
  })
  return starts.map(({ type, name, index }, at) => {
    const body = lines.slice(index, starts[at + 1]?.index)
    return { type, name, ml: ML.test(type), notable: findNotable(body, index + 1), at: { path, line: index + 1 } }
  })
}
