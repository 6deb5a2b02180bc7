import type { LinkHost } from '../types/documents.ts'

/** Services by the end of the host name. */
const BY_DOMAIN: Readonly<Record<string, LinkHost>> = {
  ...each('github', 'github.com github.io githubusercontent.com'),
  ...each('gitlab', 'gitlab.com gitlab.io'),
  ...each('bitbucket', 'bitbucket.org'),
  ...each('azure-devops', 'dev.azure.com visualstudio.com'),
  ...each('wandb', 'wandb.ai wandb.com wandb.me'),
  ...each('neptune', 'neptune.ai neptune.ml'),
  ...each('comet', 'comet.com comet.ml'),
  ...each('clearml', 'clear.ml allegro.ai'),
  ...each('dagshub', 'dagshub.com'),
  ...each('tensorboard', 'tensorboard.dev'),
  ...each('huggingface', 'huggingface.co hf.co hf.space'),
  ...each('kaggle', 'kaggle.com'),
  ...each('zenodo', 'zenodo.org'),
  ...each('openml', 'openml.org'),
  ...each('notion', 'notion.so notion.site'),
  ...each('trello', 'trello.com'),
  ...each('linear', 'linear.app'),
  ...each('asana', 'asana.com'),
  ...each('google-docs', 'docs.google.com'),
  ...each('google-drive', 'drive.google.com'),
  ...each('dropbox', 'dropbox.com'),
  ...each('slack', 'slack.com'),
  ...each('discord', 'discord.gg discord.com discordapp.com'),
  ...each('teams', 'teams.microsoft.com'),
  ...each('gitter', 'gitter.im'),
  ...each('read-the-docs', 'readthedocs.io readthedocs.org rtfd.io'),
  ...each('package-index', 'pypi.org pypi.python.org anaconda.org pepy.tech pypistats.org'),
  ...each('container-registry', 'hub.docker.com docker.com ghcr.io quay.io'),
  ...each('ci', 'travis-ci.org travis-ci.com circleci.com appveyor.com semaphoreci.com buildkite.com codefresh.io'),
  ...each('coverage', 'codecov.io coveralls.io'),
  ...each('code-quality', 'sonarcloud.io codacy.com codeclimate.com qlty.sh deepsource.io lgtm.com snyk.io'),
  ...each('notebook-service', 'colab.research.google.com mybinder.org nbviewer.org nbviewer.jupyter.org deepnote.com'),
  ...each('paper', 'arxiv.org doi.org aclanthology.org openreview.net proceedings.mlr.press'),
  ...each('badge', 'shields.io badgen.net badge.fury.io forthebadge.com'),
}

/** Services that are mostly run on one's own host, and those that share a host. */
const BY_ADDRESS: readonly (readonly [RegExp, LinkHost])[] = [
  [/^[\w.-]+\.atlassian\.net\/wiki\b|^confluence\./, 'confluence'],
  [/^[\w.-]+\.atlassian\.net\b|^jira\./, 'jira'],
  [/^mlflow\.[^/]+\/(#\/)?(experiments|models|runs)\b|^mlflow\.(?!org)/, 'mlflow'],
  [/^gitlab\./, 'gitlab'],
  [/^clearml\./, 'clearml'],
]

function each(host: LinkHost, domains: string): Record<string, LinkHost> {
  return Object.fromEntries(domains.split(' ').map((domain) => [domain, host]))
}

/** Service that an address leads to. */
export function hostOf(url: string): LinkHost {
  const [, domain = '', rest = ''] = /^https?:\/\/(?:[^/@]*@)?([^/?#:]+)(?::\d+)?(.*)$/i.exec(url) ?? []
  if (domain === '') return 'relative'
  const name = domain.toLowerCase()
  const shared = BY_ADDRESS.find(([pattern]) => pattern.test(name + rest))?.[1]
  return shared ?? byDomain(name.split('.'))
}

function byDomain(labels: readonly string[]): LinkHost {
  for (let at = 0; at < labels.length - 1; at++) {
    const domain = labels.slice(at).join('.')
    if (Object.hasOwn(BY_DOMAIN, domain)) return BY_DOMAIN[domain] ?? 'other'
  }
  return 'other'
}
