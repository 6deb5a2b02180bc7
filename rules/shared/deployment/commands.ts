/** Commands that bring a service to where it runs, as program and arguments. Sites of documents and packages are none. */
export const DEPLOYS: readonly RegExp[] = [
  /^(kubectl|oc) (\S+ )*(apply|replace|set image|rollout restart|create -f|patch)\b/,
  /^helm (?!plugin|repo|dependency|registry)(\S+ )*(upgrade|install)\b|^helmfile (\S+ )*(apply|sync)\b|^argocd app (sync|set)\b|^flux reconcile\b/,
  /^(terraform|tofu|terragrunt) (\S+ )*apply\b|^pulumi up\b|^(cdk|npx cdk|sam|serverless|sls|chalice|copilot|eb) (\S+ )?deploy\b|^zappa (deploy|update)\b/,
  /^(bentoml|modal|fly|flyctl|anyscale service|anyscale services|ray serve|serve|databricks bundle|yatai) (deploy|rollout)\b|^railway up\b|^(cog|truss) push\b/,
  /^az ml (\S+ )?(online-deployment|online-endpoint|batch-deployment|batch-endpoint|model deploy)\b|^az (webapp|containerapp|functionapp) (up|create|update|deploy\w*|deployment|config)\b/,
  /^gcloud (beta |alpha )?(ai endpoints deploy-model|run (deploy|services (replace|update))|functions deploy|app deploy|ai-platform versions create)\b/,
  /^aws (sagemaker (create|update)-endpoint|ecs update-service|lambda update-function-code|elasticbeanstalk update-environment|apprunner \S+|deploy create-deployment|cloudformation deploy)\b/,
  /^heroku container:release\b|^git push (\S+ )?(heroku|dokku)\b|^docker (stack deploy|service update)\b|^nomad job run\b|^ansible-playbook\b/,
  /^(huggingface-cli|hf) upload\b.*--repo-type[= ]space/,
  // Programs of the project's own, as files and as modules (`python -m deployment.cli`).
  /^(python3? (?=\S*\.py\b)|(?=\w+\.\w)(?!\S*\.sh\b))(?!\S*(docs?|pages|pypi|package|test|check|valid|build|plan))[\w./]*deploy[\w./]*( |$)/,
]

/** Actions and tasks of CI that do so. */
export const DEPLOY_ACTIONS =
  /^aws-actions\/amazon-(ecs-deploy|cloudformation|sagemaker)|^google-github-actions\/deploy-|^azure\/(webapps-deploy|k8s-deploy|aci-deploy|functions-action|container-apps-deploy-action|aml-deploy)|^appleboy\/(ssh|scp)-action|heroku-deploy|^superfly\/flyctl-actions$|^digitalocean\/app_action|ssh-deploy|^(HelmDeploy|KubernetesManifest|Kubernetes|AzureWebApp\w*|AzureFunctionApp\w*|AzureRmWebAppDeployment|AzureContainerApps)$|AMLModelDeploy/i

/** Commands that put an image where a cluster can fetch it. */
export const PUSHES_IMAGE =
  /^(docker|podman|buildah) (\S+ )*push\b|^docker (buildx )?build\b.*--push|^gcloud builds submit\b|^az acr build\b|^skopeo copy\b|^heroku container:push\b/

/** Actions and tasks that do so, when they are told to push. */
export const IMAGE_ACTIONS = /^docker\/(build-push-action|bake-action)$|^(elgohr|whoan)\/|^Docker$/

/** Commands that bring an earlier version back, or do so by themselves when a deployment fails. */
export const ROLLS_BACK_BY_ITSELF = /^helm\b.*\s(--atomic|--rollback-on-failure)\b/
export const ROLLS_BACK =
  /^helm (\S+ )*rollback\b|^(kubectl|oc) (\S+ )*rollout undo\b|^heroku (rollback|releases:rollback)\b|^(fly|flyctl) releases? rollback\b|^kubectl argo rollouts (undo|abort)\b|^gcloud run services update-traffic\b|^aws deploy stop-deployment\b.*auto-rollback/
