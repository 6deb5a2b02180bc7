/** What an existing coverage report says. se-ml never runs tests: it reads the file that the user points to. */
export interface CoverageReport {
  /** Path as the user gave it. */
  readonly file: string
  readonly format: 'Cobertura XML' | 'coverage.py JSON' | 'lcov'
  /** Lines that tests ran, of all lines that can run. */
  readonly covered: number
  readonly lines: number
}
