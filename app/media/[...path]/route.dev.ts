import { readFile } from 'node:fs/promises'
import { lookup } from 'mrmime'
import { resolveImage } from '@/lib/galley/content/images'
import { drawingPolicy } from '@/lib/galley/outputs/hosts/policy'

/** Serves the content's images in `next dev`; a build encodes those in use (lib/galley/outputs/images/write-images.ts). */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const path = (await params).path.map(decodeURIComponent).join('/')
  const image = await readFile(resolveImage(path)).catch(() => undefined)
  if (!image) return new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(image), {
    headers: {
      'content-type': lookup(path) ?? 'application/octet-stream',
      // An SVG that the check has not rejected yet could run scripts if opened by itself.
      'content-security-policy': drawingPolicy,
      'x-content-type-options': 'nosniff',
    },
  })
}
