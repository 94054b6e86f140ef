import { fileURLToPath } from 'node:url'
import { runWatched } from './run-watched'

const program = fileURLToPath(new URL('./move-in.ts', import.meta.url))
process.exitCode = await runWatched(program, process.argv.slice(2), 60_000)
