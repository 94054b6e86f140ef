import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
})
const permissions = z.record(z.string(), z.string())
const workflow = z.object({
  on: z.union([z.string(), z.record(z.string(), z.unknown())]),
  permissions,
  jobs: z.record(z.string(), z.object({ permissions, steps: z.array(step) })),
})

const dependabot = z.object({
  updates: z.array(
    z.object({
      'package-ecosystem': z.string(),
      schedule: z.object({ interval: z.string() }),
      groups: z.record(z.string(), z.object({ patterns: z.array(z.string()) })),
    }),
  ),
})

const dir = new URL('../../../.github/workflows/', import.meta.url)
const workflows = readdirSync(dir).map((file) => {
  const text = readFileSync(new URL(file, dir), 'utf8')
  const { on, jobs, ...facts } = workflow.parse(parse(text))
  const events = typeof on === 'string' ? [on] : Object.keys(on)
  return { file, text, events, jobs: Object.values(jobs), ...facts }
})
const steps = workflows.flatMap(({ jobs }) => jobs.flatMap(({ steps }) => steps))
const ofForks = workflows.filter(({ events }) => events.includes('pull_request'))

describe('a workflow', () => {
  it('may do nothing until a job says what it needs', () => {
    for (const { file, permissions } of workflows) expect(permissions, file).toEqual({})
  })

  it('takes actions of GitHub alone, each by its commit and with its version beside it', () => {
    const uses = workflows.flatMap(({ text }) => text.match(/^.*\buses:.*$/gm) ?? [])
    expect(uses).toHaveLength(steps.filter((step) => step.uses).length)
    for (const line of uses) expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('leaves no token in a checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThanOrEqual(workflows.length)
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ 'persist-credentials': false })
  })

  it('puts no text of an event into a shell', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
  })
})

describe('a job', () => {
  it('reads, unless it deploys: that one has nothing of the repository, and writes pages alone', () => {
    const granted = workflows.flatMap(({ jobs }) => jobs.map(({ permissions }) => permissions))
    const writing = granted.filter((permissions) => Object.values(permissions).some((right) => right !== 'read'))
    expect(writing).toEqual([{ pages: 'write', 'id-token': 'write' }])
    for (const permissions of granted) expect(Object.keys(permissions)).not.toEqual([])
  })

  it('installs what the lockfile names, and runs no script of a package', () => {
    const installs = [...workflows.map(({ text }) => text), readFileSync('.ci/run', 'utf8')].flatMap(
      (text) => text.match(/\bnpm (?:ci|i|install|add)\b.*/g) ?? [],
    )
    expect(installs.length).toBeGreaterThanOrEqual(5)
    expect([...new Set(installs)]).toEqual(['npm ci --ignore-scripts'])
  })
})

describe('Dependabot', () => {
  it('looks at packages and actions every week, and asks in groups', () => {
    const { updates } = dependabot.parse(parse(readFileSync('.github/dependabot.yml', 'utf8')))
    expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions'])
    for (const { schedule, groups } of updates) {
      expect(schedule.interval).toBe('weekly')
      expect(Object.values(groups).at(-1)?.patterns).toEqual(['*'])
    }
  })
})

describe('what outlives a job', () => {
  it('is the cache of builds, which holds nothing of drafts or secrets, and the export', () => {
    const kept = steps
      .filter(({ uses }) => /actions\/(?:cache|upload-)/.test(uses ?? ''))
      .map((step) => step.with?.path)
    expect([...new Set(kept)].sort()).toEqual(['.next/cache', 'out'])
  })
})

describe('what runs on a pull request', () => {
  it('is the tests and the review', () => {
    expect(ofForks.map(({ file }) => file)).toEqual(['ci.yml', 'review.yml'])
  })

  it('never has the rights of the base branch', () => {
    for (const { text } of workflows) expect(text).not.toMatch(/pull_request_target|workflow_run/)
  })

  it('reads the repository, writes nothing and knows no secret', () => {
    for (const { text, jobs } of ofForks) {
      expect(jobs.map(({ permissions }) => permissions)).toEqual(jobs.map(() => ({ contents: 'read' })))
      expect(text).not.toMatch(/\bsecrets\b *[.[]|github\.token|GITHUB_TOKEN/)
    }
  })
})

describe('the review', () => {
  const review = workflows.find(({ file }) => file === 'review.yml')
  const runs = review?.jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])) ?? []
  const findStep = (command: string) => runs.findIndex((run) => run.includes(command))

  it('runs on pull requests alone', () => {
    expect(review?.events).toEqual(['pull_request'])
  })

  it('checks with annotations, builds both sides at one time, and reports into the summary', () => {
    const order = [
      'SOURCE_DATE_EPOCH=',
      'npm run check -- --format=github',
      'npm run build',
      'HEAD^1',
      'npm run --silent report',
    ]
    expect(order.map(findStep)).toEqual(order.map(findStep).toSorted((a, b) => a - b))
    expect(order.map(findStep)).not.toContain(-1)
    expect(runs.at(findStep('npm run --silent report'))).toMatch(
      / --base "\$RUNNER_TEMP\/base\/out" >> "\$GITHUB_STEP_SUMMARY"$/,
    )
  })
})
