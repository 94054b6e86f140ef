import { type JekyllSite, toText } from './jekyll'
import { type Person, readPeople } from './people'

/** Returns lines for `lib/site.ts`, from _config.yml and the address pattern of posts. */
export function createSiteFacts(old: JekyllSite, pattern: string | undefined): string {
  const { config } = old
  const [author]: (Person | undefined)[] = readPeople(config.author, old)
  const url = toText(config.url)
  const email = toText(config.email)
  const facts = {
    ...(url && { url: url.replace(/\/$/, '') }),
    title: toText(config.title) ?? toText(config.name),
    description: (toText(config.description) ?? toText(config.tagline))?.replace(/\s+/g, ' '),
    lang: toText(config.lang) ?? toText(config.locale)?.replace('_', '-'),
    timeZone: toText(config.timezone),
    ...(author && { authors: [author.key] }),
    ...(pattern && { addresses: { post: pattern } }),
    ...(typeof config.paginate === 'number' && { postsPerPage: config.paginate }),
    ...(email && { contact: email }),
    links: links(config),
  }
  const base = toText(config.baseurl)?.replace(/^\/*|\/$/g, '')
  const lines = Object.entries(facts)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `  ${name}: ${write(value)},`)
  // The base path depends on where a build is published, so it is not in lib/site.ts.
  return [...lines, ...(base ? [`  and set BASE_PATH=/${base} in the environment of builds`] : [])].join('\n')
}

/** The config fields in which Jekyll themes keep profiles. */
const profiles = [
  ['github_username', 'GitHub', 'https://github.com/'],
  ['gitlab_username', 'GitLab', 'https://gitlab.com/'],
  ['twitter_username', 'Twitter', 'https://twitter.com/'],
  ['linkedin_username', 'LinkedIn', 'https://www.linkedin.com/in/'],
] as const

function links(config: JekyllSite['config']): { label: string; url: string }[] {
  return profiles.flatMap(([field, label, start]) => {
    const name = toText(config[field])
    return name ? [{ label, url: `${start}${name}` }] : []
  })
}

function write(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`
  if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, item]) => `${name}: ${write(item)}`)
      .join(', ')} }`
  return String(value)
}
