import { expect, test } from '@playwright/test'
import { cards } from '../conformance/cards'
import { feeds } from '../conformance/feeds'
import { htmlValidate } from '../conformance/html-validate'
import { jsonLd } from '../conformance/json-ld'
import { sites } from './sites'

// `npm run conformance` also runs the validators that need other tools.
for (const { name, run } of [htmlValidate, feeds, jsonLd, cards]) {
  test(`all sites conform: ${name}`, async () => {
    const { checked, faults } = await run(sites)
    expect(faults).toEqual([])
    expect(Number.parseInt(checked, 10)).toBeGreaterThan(30)
  })
}
