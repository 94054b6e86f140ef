import { variableNames } from './env'

/** What Node, Next and the terminal need of a shell, on any system. None of it is a secret. */
const needed = new Set([
  ...variableNames,
  ...['PATH', 'HOME', 'PWD', 'TMPDIR', 'TMP', 'TEMP', 'TZ', 'LANG', 'LC_ALL', 'LD_LIBRARY_PATH', 'CI'],
  ...['NODE_ENV', 'NODE_OPTIONS', 'NODE_PATH', 'UV_THREADPOOL_SIZE', 'RAYON_NUM_THREADS'],
  ...['TERM', 'COLORTERM', 'NO_COLOR', 'FORCE_COLOR'],
  ...['SYSTEMROOT', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
  ...['TURBOPACK', 'NEXT_RUNTIME', 'NEXT_PHASE', 'NEXT_TELEMETRY_DISABLED'],
])

/** What Next tells its own processes, such as that it has read the `.env` files. */
const internal = /^(?:__NEXT|NEXT_PRIVATE)_/

/** Whether a build keeps a variable of the environment. */
export function isNeeded(name: string): boolean {
  // To Windows, all writings of a name are one.
  return needed.has(name.toUpperCase()) || internal.test(name)
}

/**
 * Takes all but a few variables out of the environment, and so out of that of Next's workers: what a page or a post may
 * read, it may publish, and a bundler may keep it.
 */
export async function dropVariables(): Promise<string> {
  const dropped = Object.keys(process.env).filter((name) => !isNeeded(name))
  for (const name of dropped) delete process.env[name]
  return `${dropped.length} variables dropped`
}
