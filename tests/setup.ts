import fc from 'fast-check'

// In CI a change is judged by the change, not by luck: the same random inputs each time. Elsewhere every run draws new ones.
if (process.env.CI) fc.configureGlobal({ seed: 20_220_520 })
