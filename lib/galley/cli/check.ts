import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { type CheckResult, createResult } from '../check'
import { formatAnnotations, formatCounts, formatJson, formatReport, type Paint } from '../check/report'
import { rules } from '../check/rules'
import { checkInThread } from '../check/supervise'
import { env } from '../core/env'
import { printError } from '../core/printable'

const formats = ['text', 'github', 'json']

try {
  await run()
} catch (error) {
  printError(error)
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, list: { type: 'boolean' } },
  })
  if (!formats.includes(values.format)) {
    throw new Error(`Unknown format "${values.format}". Valid formats: ${formats.join(', ')}.`)
  }
  if (values.list) return listRules()
  const scope = positionals.map(resolveScope)
  const { files, errors, warnings } = select(await checkInThread(), scope)
  const counts = formatCounts(files.length, errors.length, warnings.length)
  if (values.format === 'json') {
    console.log(formatJson(files))
    console.error(counts)
  } else {
    const report = values.format === 'github' ? formatAnnotations(files) : formatReport(files, paint)
    if (report) console.log(`${report}\n`)
    console.log(counts)
  }
  if (errors.length > 0) process.exitCode = 1
}

function listRules(): void {
  const width = Math.max(...rules.map(({ id }) => id.length))
  for (const { id, severity, reason } of rules) console.log(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${reason}`)
}

/** Returns a path of the command line as an absolute path; throws unless it exists in the content folder. */
function resolveScope(given: string): string {
  const absolute = path.resolve(given)
  const isInside = absolute === env.contentDir || absolute.startsWith(env.contentDir + path.sep)
  if (isInside && existsSync(absolute)) return absolute
  const folder = path.relative(process.cwd(), env.contentDir)
  throw new Error(`"${given}" is not a file or folder in ${folder}. Write one, such as ${path.join(folder, 'posts')}.`)
}

/** Returns the results for the given files and folders, or all results if `scope` is empty. */
function select({ files }: CheckResult, scope: string[]): CheckResult {
  const parent = path.dirname(env.contentDir)
  return createResult(
    files.filter((file) => {
      const absolute = path.join(parent, file.path)
      return scope.length === 0 || scope.some((target) => absolute === target || absolute.startsWith(target + path.sep))
    }),
  )
}

function paint(...args: Parameters<Paint>): string {
  const [style, text] = args
  return process.stdout.isTTY && process.stdout.hasColors() ? styleText(style, text) : text
}
