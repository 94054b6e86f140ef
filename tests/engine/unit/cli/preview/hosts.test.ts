import { describe, expect, it } from 'vitest'
import { type HostName, hosts } from '@/lib/galley/cli/preview/hosts'
import { parseRedirectsFile } from '@/lib/galley/outputs/hosts/redirects-file'

const files = ['/index.html', '/a.txt', '/posts/a/index.html', '/old.html', '/stub.html', '/folder/index.html']
const twice = ['/old.html', '/folder/'].flatMap((from) => [`${from} /posts/a/ 301!`, `${from} /posts/a/ 301`])
const redirects = parseRedirectsFile([...twice, '/gone /a.txt 302'].join('\n'))

/** What a host makes of an address: a redirect as its status and where it leads, a file as its path. */
async function ask(host: HostName, pathname: string): Promise<string> {
  const reply = await hosts[host].answer(pathname, async (file) => files.includes(file), redirects)
  if (!reply) return 'nothing'
  return 'file' in reply ? reply.file : `${reply.status} ${reply.location}`
}

describe.each([
  ['/', '/index.html', '/index.html', '/index.html'],
  ['/a.txt', '/a.txt', '/a.txt', '/a.txt'],
  ['/posts/a/', '/posts/a/index.html', '/posts/a/index.html', '/posts/a/index.html'],
  ['/posts/a', '308 /posts/a/', '301 /posts/a/', '301 /posts/a/'],
  ['/posts/a/index.html', '308 /posts/a/', '/posts/a/index.html', '/posts/a/index.html'],
  ['/index.html', '308 /', '/index.html', '/index.html'],
  // An old address with a redirect, and one for which there was no place among them.
  ['/old.html', '301 /posts/a/', '301 /posts/a/', '/old.html'],
  ['/stub.html', '308 /stub', '/stub.html', '/stub.html'],
  ['/stub', '/stub.html', '/stub.html', '/stub.html'],
  ['/stub/', '308 /stub', 'nothing', 'nothing'],
  ['/folder/', '301 /posts/a/', '301 /posts/a/', '/folder/index.html'],
  ['/folder', '308 /folder/', '301 /posts/a/', '301 /folder/'],
  ['/gone', '302 /a.txt', '302 /a.txt', 'nothing'],
  ['/nothing.html', 'nothing', 'nothing', 'nothing'],
  ['/nothing/', 'nothing', 'nothing', 'nothing'],
  ['/posts/', 'nothing', 'nothing', 'nothing'],
])('the address %s', (pathname, cloudflare, netlify, github) => {
  it('is answered as each host would', async () => {
    expect(await ask('cloudflare', pathname)).toBe(cloudflare)
    expect(await ask('netlify', pathname)).toBe(netlify)
    expect(await ask('github', pathname)).toBe(github)
  })
})
