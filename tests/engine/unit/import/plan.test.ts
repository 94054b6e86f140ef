import { describe, expect, it } from 'vitest'
import { importWith, importWithAddresses } from '../../support/modules'

const load = async () => {
  const { createPlan } = await import('@/lib/galley/import/plan')
  const { readJekyllSite } = await import('@/lib/galley/import/jekyll')
  const old = await readJekyllSite('tests/engine/fixtures/jekyll')
  const { createSiteFacts } = await import('@/lib/galley/import/site-facts')
  const plan = createPlan(old)
  return { plan, facts: createSiteFacts(old, plan.pattern) }
}

describe('the plan of a move', () => {
  it('says with which line in lib/site.ts posts keep their addresses', async () => {
    const { facts } = await importWith({}, load)
    expect(facts).toContain("  addresses: { post: '/:year/:month/:day/:slug.html' },\n")
  })

  it('needs aliases only for what is elsewhere, once that line is there', async () => {
    const { plan: before } = await importWith({}, load)
    const { plan } = await importWithAddresses({ post: '/:year/:month/:day/:slug.html' }, {}, load)
    expect(plan.aliases).toBeLessThan(before.aliases)
    expect(plan.texts.get('posts/raw-html/index.mdx')).not.toContain('aliases')
    // Links between posts are to where these are.
    const texts = [...plan.texts.values()].join('\n')
    expect(texts).not.toContain('](/posts/')
    expect(texts).toMatch(/\]\(\/20\d\d\/\d\d\/\d\d\/[a-z-]+\.html/)
  })
})
