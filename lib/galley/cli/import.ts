import { fileURLToPath } from 'node:url'
import { runWatched } from '../import/run-watched'

const program = fileURLToPath(new URL('../import/move-in.ts', import.meta.url))
process.exitCode = await runWatched(program, process.argv.slice(2), 60_000)
