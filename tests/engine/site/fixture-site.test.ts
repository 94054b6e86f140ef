import { expect, test } from '@playwright/test'
import { site } from '../../../lib/site'
import { site as fixture } from '../fixtures/site'

test('these tests read the facts of the fixture, not those of the owner', () => {
  expect(site).toBe(fixture)
})
