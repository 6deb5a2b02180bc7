/** How to find the command behind a program that only runs another one. */
export interface Wrapper {
  /** Subcommands that run something; absent: the program has none. */
  readonly verbs?: readonly string[]
  /** Options that take the next word as their value. */
  readonly values?: readonly string[]
  /** Words between the options and the command: a duration, an image. */
  readonly skip?: number
  /** The option that the command follows. */
  readonly behind?: readonly string[]
  /** First arguments with which it runs nothing. */
  readonly unless?: readonly string[]
}

const words = (text: string): readonly string[] => text.split(' ')

const CONTAINER = words(
  '-v --volume -e --env -w --workdir -u --user --name --network --net -p --publish --mount --env-file --gpus --shm-size --platform -m --memory --cpus --label -l --add-host --device --ulimit --hostname -h --cap-add --security-opt --pull --runtime --ipc --tmpfs --dns --volumes-from --group-add --userns --pid --expose --restart --log-driver --log-opt --cidfile --entrypoint --link --cpuset-cpus --memory-swap --sysctl --stop-timeout -f --file --profile --project-name --project-directory --index',
)

const UV = words(
  '--with --with-editable --with-requirements --extra --no-extra --group --only-group --no-group --python -p --package --project --directory --env-file --index-url --default-index --index --find-links -f --refresh-package --upgrade-package -P --config-setting -C --link-mode --resolution --prerelease --exclude-newer --from --config-file --cache-dir --color',
)

const CONDA = words('-n --name -p --prefix --cwd --root-prefix -r')
const MPI = words(
  '-n -np -N --np -c -host --host -H --hostfile -machinefile -x --bind-to --map-by --oversubscribe-with',
)

/** Programs that run another one. Options are those of their manuals; an unknown option is taken to have no value. */
export const WRAPPERS: Readonly<Record<string, Wrapper | undefined>> = {
  sudo: { values: words('-u -g -h -p -C -r -t -T -U') },
  doas: { values: words('-u -C') },
  env: { values: words('-u -C --unset --chdir') },
  time: { values: words('-f -o') },
  nohup: {},
  exec: { values: words('-a') },
  command: { unless: ['-v', '-V'] },
  builtin: {},
  nice: { values: words('-n') },
  ionice: { values: words('-c -n') },
  timeout: { values: words('-s -k --signal --kill-after'), skip: 1 },
  gtimeout: { values: words('-s -k --signal --kill-after'), skip: 1 },
  stdbuf: { values: words('-i -o -e') },
  setsid: {},
  unbuffer: {},
  catchsegv: {},
  winpty: {},
  chronic: {},
  'dbus-run-session': {},
  'xvfb-run': {
    values: words('-e -f -n -p -s -w --error-file --auth-file --server-num --server-args --xauth-protocol --wait'),
  },
  xargs: { values: words('-n -P -I -L -d -a -s -E --max-args --max-procs --replace --delimiter --arg-file') },
  travis_retry: {},
  travis_wait: {},
  retry: { values: words('-t -n -m -d -s -w --times --delay --max --min') },
  mpirun: { values: MPI },
  mpiexec: { values: MPI },
  horovodrun: { values: words('-np -H --gloo-timeout-seconds --start-timeout') },
  srun: { values: words('-n -N -p -c -G -t -J -A --gres --mem --time --partition') },
  kernprof: { values: words('-o') },
  poetry: { verbs: ['run'], values: words('-C --directory -P --project') },
  pipenv: { verbs: ['run'] },
  rye: { verbs: ['run'], values: words('-p --pyproject') },
  pdm: { verbs: ['run'], values: words('-p --project -c --config --venv') },
  pixi: { verbs: ['run'], values: words('-e --environment --manifest-path --color') },
  uv: { verbs: ['run', 'tool run'], values: UV },
  uvx: { values: UV },
  pipx: { verbs: ['run'], values: words('--spec --python --pip-args --index-url --with') },
  conda: { verbs: ['run'], values: CONDA },
  mamba: { verbs: ['run'], values: CONDA },
  micromamba: { verbs: ['run'], values: CONDA },
  mise: { verbs: ['exec', 'x'], behind: ['--'] },
  npx: { values: words('-p --package') },
  bunx: {},
  pnpm: { verbs: ['exec', 'dlx'], values: words('-C --dir --filter') },
  yarn: { verbs: ['exec', 'dlx'], values: words('--cwd') },
  bundle: { verbs: ['exec'] },
  coverage: {
    verbs: ['run'],
    values: words('--source --rcfile --omit --include --concurrency --context --data-file --source-pkgs --save-signal'),
  },
  docker: { verbs: ['run', 'container run', 'exec'], values: CONTAINER, skip: 1 },
  podman: { verbs: ['run', 'exec'], values: CONTAINER, skip: 1 },
  'docker-compose': { verbs: ['run', 'exec'], values: CONTAINER, skip: 1 },
  'docker compose': { verbs: ['run', 'exec'], values: CONTAINER, skip: 1 },
  singularity: { verbs: ['exec'], values: words('-B --bind'), skip: 1 },
  apptainer: { verbs: ['exec'], values: words('-B --bind'), skip: 1 },
  nix: { verbs: ['develop', 'shell'], behind: ['-c', '--command'] },
}
