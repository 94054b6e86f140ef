import { fork } from 'node:child_process'
import { printable } from '../core/printable'
import { howToGoOn } from './notices'

/**
 * Runs a program that sends the name of each file before it processes it, and '' after the last one. Returns its exit
 * code. If a file takes longer than `maxTime` milliseconds or exhausts memory, ends the program with an error that names
 * the file. Needs a child process, since neither an endless loop nor running out of memory can be caught.
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
  // V8's report on memory would hide the message.
  if (code !== null || file === '') process.stderr.write(printed)
  else {
    const cost = isLate ? `longer than ${maxTime / 1000} seconds` : 'more memory than is available'
    console.error(`${printable(file)} takes ${cost}. ${howToGoOn}`)
  }
  return code ?? 1
}
