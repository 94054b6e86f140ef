import type { Page } from '@playwright/test'
import { blog, empty, single, world } from './sites'

/** A page of each kind, with its name, site and path. */
export const templates = [
  ['index', blog, '/'],
  ['further index page', blog, '/page/2/'],
  ['post with an island', blog, '/posts/dhcp-static-route/'],
  ['post of a series', blog, '/posts/toolforge-k8s-part2/'],
  ['post with everything', blog, '/posts/everything-a-post-can-hold/'],
  ['tags', blog, '/tags/'],
  ['tag', blog, '/tags/netfilter/'],
  ['series', blog, '/series/a-better-toolforge/'],
  ['archive', blog, '/archive/'],
  ['author', blog, '/authors/mara/'],
  ['search', blog, '/search/'],
  ['search with results', blog, '/search/?q=debian'],
  ['page', blog, '/about/'],
  ['404', blog, '/404.html'],
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

/** Waits for the results of a search if the address has a query. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !location.search || document.querySelector('.search-results li'))
}
