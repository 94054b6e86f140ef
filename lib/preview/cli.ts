import { existsSync } from 'node:fs'
import path from 'node:path'
import { env } from '../env'
import { createPreviewServer } from './server'

const dir = path.relative(process.cwd(), env.outDir) || '.'
if (!existsSync(env.outDir)) fail(`There is no folder ${dir}. Run npm run build first.`)

const server = createPreviewServer({ dir: env.outDir, basePath: env.basePath })
server.on('error', (error) => fail(`The preview cannot start: ${error.message}. Set PORT to another port.`))
server.listen({ port: process.env.PORT ?? '3000', host: '127.0.0.1' }, () => {
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : ''
  console.log(`${dir} is at http://127.0.0.1:${port}${env.basePath}/ until you press Ctrl+C.`)
})

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
