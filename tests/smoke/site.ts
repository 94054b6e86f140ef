import path from 'node:path'
import { env } from '../../lib/galley/core/env'
import { site as facts } from '../../lib/site'
import { createTest } from '../support/browse'
import type { Site } from '../support/pages'

/** The owner's site, built for its tests. */
export const site: Site = {
  name: 'site',
  origin: facts.url,
  basePath: env.basePath,
  dir: path.resolve('.test/smoke/out'),
}

/** A test that visits the site; pages may ask the origins that `policy.allow` of `lib/site.ts` lists. */
export const test = createTest([site], Object.values(facts.policy.allow).flat())
