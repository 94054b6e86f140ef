import { spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { installPackage } from '../../support/debian'

/** A running nginx that serves a site. */
export type Nginx = { origin: string; stop: () => Promise<void> }

/**
 * Starts an nginx that serves an export at its base path, with its `.nginx.conf`. Installs nginx if necessary. Throws if
 * that fails or if nginx does not start.
 */
export async function startNginx({ dir, basePath }: { dir: string; basePath: string }): Promise<Nginx> {
  const command = ensureNginx()
  if (!command)
    throw new Error('nginx is not installed. Install it, for example with apt-get install nginx, and try again.')
  const prefix = await mkdtemp(path.join(tmpdir(), 'galley-nginx-'))
  const place = path.join(prefix, 'www', basePath)
  await mkdir(path.dirname(place), { recursive: true })
  await symlink(path.resolve(dir), place)
  const port = await findPort()
  await writeFile(path.join(prefix, 'nginx.conf'), createConfig(port, basePath))
  const child = spawn(command, ['-p', prefix, '-c', 'nginx.conf', '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  let output = ''
  child.stderr.on('data', (chunk) => (output += chunk))
  process.once('exit', () => child.kill())
  const origin = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill()
    await ended
    await rm(prefix, { recursive: true, force: true })
  }
  while (!(await answers(origin))) {
    if (child.exitCode === null && child.signalCode === null) continue
    await stop()
    throw new Error(`nginx does not start.\n${output}`)
  }
  return { origin, stop }
}

/** Returns the command of nginx, which this installs if necessary; undefined if that fails. */
export function ensureNginx(): string | undefined {
  return findNginx() ?? (installPackage('nginx') ? findNginx() : undefined)
}

function findNginx(): string | undefined {
  return ['nginx', '/usr/sbin/nginx'].find((command) => spawnSync(command, ['-v']).status === 0)
}

/** Returns the configuration of a single process that writes only to its own folder. */
function createConfig(port: number, basePath: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path tmp-${name};`)
  return `daemon off;
master_process off;
pid nginx.pid;
events {}
http {
  access_log off;
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root www;
    include www${basePath}/.nginx.conf;
  }
}
`
}

async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return address && typeof address === 'object' ? address.port : 0
}

async function answers(origin: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 50))
  return fetch(origin).then(
    () => true,
    () => false,
  )
}
