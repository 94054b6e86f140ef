import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '../core/env'
import { printableLines } from '../core/printable'
import { type HostName, hosts } from './preview/hosts'
import { createPreviewServer, readRules } from './preview/server'

const dir = path.relative(process.cwd(), env.outDir) || '.'
if (!existsSync(env.outDir)) fail(`Folder "${dir}" does not exist. Run npm run build first.`)

const site = { dir: env.outDir, basePath: env.basePath, host: readHost() }
await readRules(site).catch((error) => fail(`${dir}/${error.message}`))
const server = createPreviewServer(site)
server.on('error', (error) => fail(`The preview cannot start: ${error.message}. Set PORT to another port.`))
server.listen({ port: process.env.PORT ?? '3000', host: '127.0.0.1' }, () => {
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : ''
  console.log(`Serving ${dir} at http://127.0.0.1:${port}${env.basePath}/ (Ctrl+C stops)`)
})

function readHost(): HostName | undefined {
  const usage = `Usage: npm run preview [-- --host ${Object.keys(hosts).join('|')}]`
  try {
    const { host } = parseArgs({ options: { host: { type: 'string' } } }).values
    return host === undefined || isHost(host) ? host : fail(`Unknown host "${host}". ${usage}`)
  } catch {
    return fail(usage)
  }
}

function isHost(name: string): name is HostName {
  return Object.hasOwn(hosts, name)
}

function fail(message: string): never {
  console.error(printableLines(message))
  process.exit(1)
}
