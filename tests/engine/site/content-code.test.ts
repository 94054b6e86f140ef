import path from 'node:path'
import { expect } from '@playwright/test'
import { test } from './browse'
import { secret } from './content'
import { searchFiles } from './search-files'
import { code, codeCheckout } from './sites'

test('a post may import a component and compute, where lib/site.ts allows it', async ({ visit }) => {
  const page = await visit(code, '/2024/02/29/code.html')
  await expect(page.getByText('The answer is 42, or 10 < 20.')).toBeVisible()
  await expect(page.locator('em.note')).toHaveText('Declared in 2024-3.')
  await expect(page.locator('.post-body').getByRole('link', { name: 'about' })).toHaveAttribute('href', '/about/')
  await expect(page.frameLocator('.video iframe').getByRole('link')).toHaveAttribute(
    'href',
    'https://player.example/42',
  )
})

test('so may an excerpt and a page', async ({ visit }) => {
  const page = await visit(code, '/blog/')
  await expect(page.getByText('The answer is 42, or 10 < 20.')).toBeVisible()
  await visit(code, '/about/')
  await expect(page.getByText('There are 1440 minutes in a day.')).toBeVisible()
})

test('no post can publish the environment, or leave it in what CI keeps', async () => {
  const control = 'source_date_epoch'
  for (const dir of [code.dir, path.join(codeCheckout, '.next/cache')]) {
    const [secrets, controls = []] = await searchFiles(dir, [secret, control])
    expect(secrets).toEqual([])
    expect(controls.length).toBeGreaterThan(0)
  }
})
