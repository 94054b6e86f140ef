import { readFile } from 'node:fs/promises'
import { lookup } from 'mrmime'
import { resolveImage } from '@/lib/galley/content/images'
import { drawingPolicy } from '@/lib/galley/outputs/hosts/policy'

/** Serves the images of the content folder to `next dev`; a build encodes those in use (lib/galley/outputs/images/write-images.ts). */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const path = (await params).path.map(decodeURIComponent).join('/')
  const image = await readFile(resolveImage(path)).catch(() => undefined)
  if (!image) return new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(image), {
    headers: {
      'content-type': lookup(path) ?? 'application/octet-stream',
      // Opened by itself, a drawing could run a script here before the check refuses it.
      'content-security-policy': drawingPolicy,
      'x-content-type-options': 'nosniff',
    },
  })
}
