import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watchMemory } from './memory'

/** What a run of Node took. */
export type Run = {
  seconds: number
  /** The most memory in bytes that its processes had at once, where that can be told. */
  peak: number | undefined
  /** What it printed. */
  output: string
}

/** What a shell may have set and what would make another site, or the same one in another way. */
const unset = {
  CI: undefined,
  CONTENT_DIR: undefined,
  OUT_DIR: undefined,
  SITE_URL: undefined,
  BASE_PATH: undefined,
  CLEAN: undefined,
  FORCE_COLOR: undefined,
}

/**
 * Runs Node with these arguments in a folder and measures it; `now` is its time, in milliseconds since 1970. Throws
 * with all that was printed if it fails, or with the reason of `signal`. None of its processes outlives it.
 */
export async function runNode(args: string[], dir: string, now: number, signal: AbortSignal): Promise<Run> {
  signal.throwIfAborted()
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: dir,
    env: {
      ...process.env,
      ...unset,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // Contentlayer takes this for the folder it runs in.
      PWD: dir,
      SOURCE_DATE_EPOCH: String(now / 1000),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, by which all that it starts is found.
    detached: true,
  })
  const group = child.pid ?? fail('Node cannot be started.')
  const stopWatching = watchMemory(group)
  const kill = () => killGroup(group)
  signal.addEventListener('abort', kill)
  let seconds = 0
  child.on('exit', () => {
    seconds = (performance.now() - start) / 1000
    kill()
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  const peak = stopWatching()
  signal.removeEventListener('abort', kill)
  signal.throwIfAborted()
  if (code !== 0) throw new Error(`${output}\nnode ${args.join(' ')} has failed; above is what it printed.`)
  return { seconds, peak, output }
}

function fail(message: string): never {
  throw new Error(message)
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // Nothing is left of it.
  }
}
