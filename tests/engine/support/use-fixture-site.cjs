const { register } = require('node:module')
const { pathToFileURL } = require('node:url')

// Preload this file with `node --require`: each thread of a program of the engine then reads a fixture instead of lib/site.ts.
// Threads whose code is given as text ignore `--import`.
register('./fixture-site-hook.mjs', pathToFileURL(__filename))
