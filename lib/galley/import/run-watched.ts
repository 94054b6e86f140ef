import { fork } from 'node:child_process'
import { printable } from '../core/printable'
import { howToGoOn } from './notices'

/**
 * Runs a program that sends the name of each file before it works on it, and '' once it has no more to read; gives its
 * exit code. A file that takes longer than `maxTime`, in milliseconds, or more memory than there is ends the program with
 * an error that names it. This takes a process of its own: nothing else stops a loop, and a process that runs out of
 * memory cannot catch that.
 */
export async function runWatched(program: string, args: string[], maxTime: number): Promise<number> {
  const child = fork(program, args, { stdio: ['inherit', 'inherit', 'pipe', 'ipc'] })
  let printed = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    printed += text
  })
  let file = ''
  let isLate = false
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    isLate = true
    child.kill('SIGKILL')
  }
  child.on('message', (message) => {
    file = String(message)
    clearTimeout(timer)
    if (file !== '') timer = setTimeout(stop, maxTime)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  clearTimeout(timer)
  // What the engine prints of its memory helps nobody.
  if (code !== null || file === '') process.stderr.write(printed)
  else {
    const cost = isLate ? `longer than ${maxTime / 1000} seconds` : 'more memory than there is'
    console.error(`${printable(file)} takes ${cost}. ${howToGoOn}`)
  }
  return code ?? 1
}
