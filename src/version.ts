import manifest from '../package.json' with { type: 'json' }

/** Version of the package, as `package.json` gives it. */
export const VERSION: string = manifest.version
