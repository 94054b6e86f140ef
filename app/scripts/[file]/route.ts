import { bundleScript, getScriptFile, scriptNames } from '@/lib/scripts'

export const dynamic = 'force-static'

export function generateStaticParams() {
  return scriptNames.map((name) => ({ file: getScriptFile(name) }))
}

/** A script of `lib/browser`. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  const name = scriptNames.find((name) => file.startsWith(`${name}-`))
  if (!name) return new Response('Not found', { status: 404 })
  return new Response(bundleScript(name), { headers: { 'content-type': 'text/javascript' } })
}
