import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { selectAll } from 'hast-util-select'
import { imageSize } from 'image-size'
import type { Site } from '../../support/pages'
import { getFile, type Page, readPages } from '../../support/pages'
import { nameFile, type Validator } from './validator'

/** Checks that each page's og:image exists and is as the page describes it: https://ogp.me */
export const cards: Validator = {
  name: 'cards',
  tools: [],
  async run(sites) {
    const faults: string[] = []
    let count = 0
    for (const site of sites) {
      for (const page of await readPages(site)) {
        const fault = await checkCard(site, page)
        if (readFacts(page)['og:image']) count++
        if (fault) faults.push(`${nameFile(path.join(site.dir, page.file))}: ${fault}`)
      }
    }
    return { checked: `${count} pages with a card`, faults }
  },
}

/** Returns the fault of a page's card; undefined if there is none, or no card. */
export async function checkCard(site: Site, page: Page): Promise<string | undefined> {
  const facts = readFacts(page)
  const address = facts['og:image']
  if (!address) return undefined
  const file = URL.canParse(address) ? getFile(site, new URL(address)) : undefined
  const bytes = file && (await readFile(path.join(site.dir, file)).catch(() => undefined))
  if (!bytes) return `og:image is ${address}, which does not exist`
  const { width, height, type } = imageSize(bytes)
  const is = [`image/${type}`, width, height].join(' ')
  const says = [facts['og:image:type'], facts['og:image:width'], facts['og:image:height']].join(' ')
  if (is !== 'image/png 1200 630') return `${address} is ${is}, but must be image/png 1200 630`
  if (is !== says) return `${address} is ${is}, but the page says ${says}`
  return facts['og:image:alt'] ? undefined : `${address} has no og:image:alt`
}

function readFacts({ tree }: Page): Record<string, string> {
  return Object.fromEntries(
    selectAll('meta[property]', tree).map(({ properties: { property, content } }) => [
      String(property),
      String(content),
    ]),
  )
}
