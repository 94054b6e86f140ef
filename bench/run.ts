import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watchMemory } from './memory'

/** The measurements and output of a run of Node. */
export type Run = {
  seconds: number
  /** Peak memory of all its processes together, in bytes; undefined where it cannot be measured. */
  peak: number | undefined
  /** Standard output and standard error. */
  output: string
}

/** Variables of the shell that would change the site or how it is built. */
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
 * Runs Node with these arguments in `dir` and measures it. `now` is the time of the build, in milliseconds since 1970.
 * Throws with the output if the run fails, or with the reason of `signal`. Ends all processes that the run has started.
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
      // Contentlayer reads its working directory from here.
      PWD: dir,
      SOURCE_DATE_EPOCH: String(now / 1000),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Puts it and the processes that it starts into a new process group.
    detached: true,
  })
  const group = child.pid ?? fail('Cannot start Node.')
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
  if (code !== 0) throw new Error(`${output}\nnode ${args.join(' ')} failed; see its output above.`)
  return { seconds, peak, output }
}

function fail(message: string): never {
  throw new Error(message)
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // The group has already ended.
  }
}
