import { bundleScript, getScriptFile, scriptNames } from '@/lib/scripts'

export const dynamic = 'force-static'

export async function generateStaticParams() {
  return Promise.all(scriptNames.map(async (name) => ({ file: await getScriptFile(name) })))
}

/** A script of `lib/browser`. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  const name = scriptNames.find((name) => file.startsWith(`${name}-`))
  if (!name) return new Response('Not found', { status: 404 })
  return new Response(await bundleScript(name), { headers: { 'content-type': 'text/javascript' } })
}
