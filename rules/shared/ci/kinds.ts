/** What a command of continuous integration is for. */
export type CiWork = 'tests' | 'analysis' | 'format' | 'build' | 'run'

/** What an analysis looks for. `other` reads files that are no Python: YAML, shell, SQL, Dockerfiles. */
export type AnalysisKind = 'lint' | 'types' | 'security' | 'complexity' | 'suite' | 'other'

/** A program by its name and, where that does not tell, by its arguments. */
export interface Tool {
  readonly program: RegExp
  readonly args?: RegExp
  /** Arguments with which it does something else. */
  readonly notArgs?: RegExp
  readonly work: CiWork
  readonly kind?: AnalysisKind
}
/** Whether a tool does its work with these arguments. */
export function fits({ args, notArgs }: Pick<Tool, 'args' | 'notArgs'>, given: string): boolean {
  return (args === undefined || args.test(given)) && !notArgs?.test(given)
}

const HELP = /(^|\s)(--version|-V|--help|-h)(\s|$)/

const tool = (program: RegExp, work: CiWork, more: Omit<Tool, 'program' | 'work'> = {}): Tool => ({
  ...{ program, work, notArgs: HELP },
  ...more,
})

const analysis = (program: RegExp, kind: AnalysisKind, more: Omit<Tool, 'program' | 'work' | 'kind'> = {}): Tool =>
  tool(program, 'analysis', { kind, ...more })

/** Programs of continuous integration. A program may be in several lines: `pytest --nbmake` tests and runs notebooks. */
export const TOOLS: readonly Tool[] = [
  tool(/^pytest$/, 'tests', { notArgs: /(^|\s)(--collect-only|--co|--version|--help)(\s|$)/ }),
  tool(/^(unittest|nosetests|nose2|trial|green|ward|testflo|stestr|behave|robot|doctest|absltest)$/, 'tests'),
  tool(/^(python|python -m)$/, 'tests', { args: /^(setup\.py|manage\.py) test\b/ }),
  tool(/^(jest|vitest|mocha|ava|tape|uvu|karma|ctest|sbt|mvn|gradle|gradlew)$/, 'tests'),
  tool(/^(go|cargo|bazel|bazelisk|npm|yarn|pnpm|bun|deno|playwright)$/, 'tests', { args: /^(run )?test\b/ }),
  tool(/^(node|tsx)$/, 'tests', { args: /(^|\s)--test(\s|$)/ }),
  tool(/^cypress$/, 'tests', { args: /^run\b/ }),
  analysis(
    /^(flake8|pylint|pyflakes|pycodestyle|pydocstyle|pylama|prospector|dslinter|pynblint|wps|flakehell|flakeheaven|lint-imports|deptry|refurb|darglint|pydoclint)$/,
    'lint',
  ),
  analysis(/^ruff$/, 'lint', { notArgs: /^(format|version|--version|--help|clean|rule)\b/ }),
  analysis(/^(eslint|oxlint|tslint|standard|xo)$/, 'lint'),
  analysis(/^biome$/, 'lint', { args: /^(check|ci|lint)\b/ }),
  analysis(/^nbqa$/, 'lint', { args: /^(flake8|pylint|ruff|mypy|pydocstyle|pyflakes)\b/ }),
  analysis(/^se-ml$/, 'lint', { args: /^audit\b/ }),
  analysis(/^(mypy|dmypy|pyright|basedpyright|pytype|pyre|ty|pyrefly)$/, 'types'),
  analysis(/^(tsc|tsgo|vue-tsc|svelte-check)$/, 'types', { notArgs: /(^|\s)(--version|-v|--help|--init)(\s|$)/ }),
  analysis(/^(bandit|semgrep|dodgy)$/, 'security'),
  analysis(/^(vulture|radon|xenon|lizard|complexipy|wily|cohesion|skylos)$/, 'complexity'),
  analysis(/^(sonar-scanner|mega-linter-runner|super-linter|trunk|codeclimate|qlty)$/, 'suite'),
  analysis(
    /^(hadolint|yamllint|actionlint|shellcheck|sqlfluff|cpplint|clang-tidy|stylelint|tflint|kubeval|kube-linter)$/,
    'other',
  ),
  tool(
    /^(black|isort|yapf|autopep8|docformatter|pyupgrade|autoflake|nbstripout|prettier|clang-format|blue|usort|ufmt)$/,
    'format',
  ),
  tool(/^biome$/, 'format', { args: /^format\b/ }),
  tool(/^ruff$/, 'format', { args: /^format\b/ }),
  tool(/^nbqa$/, 'format', { args: /^(black|isort|yapf|autopep8)\b/ }),
  tool(/^pip$/, 'build', { args: /^install\b.*(^|\s)(\.|\.\/|-e \.|--editable \.|\.\[\S*)(\s|$|\[)/ }),
  tool(/^uv$/, 'build', { args: /^(pip install\b.*(^|\s)(\.|-e \.)(\s|$|\[)|sync\b|build\b)/ }),
  tool(/^build$/, 'build'),
  tool(/^(poetry|hatch|flit|pdm|rye|pixi|conda)$/, 'build', { args: /^(install|build|sync)\b/, notArgs: /--no-root/ }),
  tool(/^(vite|next|nuxt|ng|react-scripts|vue-cli-service|parcel|turbo|nx)$/, 'build', { args: /^(run )?build\b/ }),
  tool(/^(webpack|rollup|tsup|esbuild)$/, 'build'),
  tool(/^(conda-build|maturin|cibuildwheel|compileall|py_compile)$/, 'build'),
  tool(/^python$/, 'build', { args: /^(setup\.py (sdist|bdist\S*|install|develop|build\S*)\b|-c .*\bimport\b)/ }),
  tool(/^(docker|podman|buildah|docker-compose|docker compose)$/, 'build', {
    args: /^(buildx )?(build|compose build)\b/,
  }),
  tool(/^dvc$/, 'run', { args: /^(repro|exp (run|diff|show)|(metrics|plots|params) diff)\b/ }),
  tool(/^cml$/, 'run', { args: /^(comment|send-comment|pr|publish|check)\b/ }),
  tool(/^cml-(send-comment|pr|publish|send-github-check)$/, 'run'),
  tool(/^(anyscale|ray)$/, 'run', { args: /^jobs? submit\b/ }),
  tool(/^(sky|modal|pyflyte|flyte|dbt|soda)$/, 'run', { args: /^(launch|run|build|test|scan)\b/ }),
  tool(/^(az|gcloud)$/, 'run', { args: /^(ml job create|ai custom-jobs create)\b/ }),
  tool(/^(papermill|treon)$/, 'run'),
  tool(/^(jupyter|jupyter-nbconvert|nbconvert)$/, 'run', { args: /--execute\b/ }),
  tool(/^pytest$/, 'run', { args: /--(nbmake|nbval\S*)\b/ }),
  tool(/^(kedro|mlflow|snakemake|zenml)$/, 'run', { args: /^(run|pipeline run|--cores)\b/ }),
  tool(/^great_expectations$/, 'run', { args: /^checkpoint run\b/ }),
]

/** Actions of others that do such work, by their name; `args` and `notArgs` look at what they are given. */
export const ACTIONS: readonly (Omit<Tool, 'program'> & { readonly name: RegExp })[] = [
  { name: /^(astral-sh|chartboost)\/ruff-action$/, work: 'analysis', kind: 'lint', notArgs: /\bformat\b/ },
  { name: /^(astral-sh|chartboost)\/ruff-action$/, work: 'format', args: /\bformat\b/ },
  {
    name: /(^|[/-])(flake8|pylint|pydocstyle|pycodestyle)([-/]|$)|wemake-python-styleguide|python-lint(er|-plus)?$|lint-action$/i,
    work: 'analysis',
    kind: 'lint',
  },
  { name: /(^|[/-])(eslint|biome)([-/]|$)/i, work: 'analysis', kind: 'lint' },
  { name: /(^|[/-])(mypy|pyright|pytype)([-/]|$)/i, work: 'analysis', kind: 'types' },
  {
    name: /^github\/codeql-action\/analyze$|(^|[/-])(bandit|semgrep)([-/]|$)|^(returntocorp|semgrep)\//i,
    work: 'analysis',
    kind: 'security',
  },
  {
    name: /^(super-linter|github)\/super-linter|megalinter|^SonarSource\/|sonarcloud|sonarqube|^codacy\/|^trunk-io\/|codeclimate/i,
    work: 'analysis',
    kind: 'suite',
  },
  { name: /(^|[/-])(hadolint|yamllint|actionlint|shellcheck|sqlfluff)([-/]|$)/i, work: 'analysis', kind: 'other' },
  { name: /^psf\/black$|(^|[/-])(black|isort|yapf)([-/]|$)/i, work: 'format' },
  { name: /^docker\/build-push-action$|^pypa\/cibuildwheel$/, work: 'build' },
  { name: /(^|[/-])pytest([-/]|$)|run-pytest|python-package-test/i, work: 'tests' },
]
