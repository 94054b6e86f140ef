import type { Page } from '@playwright/test'
import { empty, real, single, world } from './sites'

/** A page of each kind: its name, its site and its path. */
export const templates = [
  ['index', real, '/'],
  ['further index page', real, '/page/2/'],
  ['post with an island', real, '/posts/dhcp-static-route/'],
  ['post of a series', real, '/posts/toolforge-k8s-part2/'],
  ['post with everything', real, '/posts/everything-a-post-can-hold/'],
  ['tags', real, '/tags/'],
  ['tag', real, '/tags/netfilter/'],
  ['series', real, '/series/a-better-toolforge/'],
  ['archive', real, '/archive/'],
  ['author', real, '/authors/mara/'],
  ['search', real, '/search/'],
  ['search with results', real, '/search/?q=debian'],
  ['page', real, '/about/'],
  ['404', real, '/404.html'],
  ['index below a base path', world, '/'],
  ['post with long words below a base path', world, '/posts/emoji/'],
  ['post from right to left', world, '/posts/arabic/'],
  ['post in Chinese', world, '/posts/chinese/'],
  ['tag in Chinese', world, '/tags/%E7%BD%91%E7%BB%9C/'],
  ['tag that is an emoji', world, '/tags/%F0%9F%8E%89/'],
  ['series in Chinese', world, '/series/%E5%91%BD%E5%90%8D%E7%A9%BA%E9%97%B4/'],
  ['index without posts', empty, '/'],
  ['tags without posts', empty, '/tags/'],
  ['archive without posts', empty, '/archive/'],
  ['search without posts', empty, '/search/'],
  ['index with one post', single, '/'],
  ['post without tags', single, '/posts/only/'],
  ['archive with one post', single, '/archive/'],
] as const

/** Waits for what a script adds to an address with a query. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !location.search || document.querySelector('.search-results li'))
}
