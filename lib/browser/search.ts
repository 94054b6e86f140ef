import { fillPlural } from '../galley/core/messages'
import { joinWords } from '../galley/core/words'
import type { SearchMessages } from './search-messages'
import { findResults, type Matches, type SearchResponse, selectResults } from './search-results'

/** The part of Pagefind's API that this uses: https://pagefind.app/docs/api-reference/ */
type Pagefind = {
  enterPlaygroundMode(): Promise<void>
  search(words: string | null, options: object): Promise<SearchResponse<Result>>
}
type Result = Matches & { data(): Promise<Found> }
type Found = {
  url: string
  meta: { title: string }
  /** Text with matches in `<mark>`, and with `<` and `>` escaped. */
  excerpt: string
  filters: Record<string, string[]>
  sub_results: { title: string; url: string; anchor?: object }[]
}

const page = document.documentElement
const form = get<HTMLFormElement>('.search')
const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')]
const status = get('.search-status')
const list = get('.search-results')
const more = get<HTMLButtonElement>('.search-more')

let pagefind: Promise<Pagefind> | undefined
/** Results that are not shown yet. */
let rest: Result[] = []
/** The number of requests so far, by which stale answers are dropped. */
let asked = 0
let timer: ReturnType<typeof setTimeout>

const messages: SearchMessages = JSON.parse(form.dataset.messages ?? '{}')

const parameters = new URLSearchParams(location.search)
for (const field of fields) {
  field.value = parameters.get(field.name) ?? ''
  // An unknown tag or year selects no option; the empty value selects the first one.
  if (!field.value) field.value = ''
}
if (fields.some(({ value }) => value)) search()

form.addEventListener('focusin', () => load().catch(() => undefined))
form.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(search, 200)
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  search()
})
more.addEventListener('click', () =>
  answer(async () => {
    const items = await takeItems(rest)
    return () => {
      list.append(...items)
      items[0]?.querySelector('a')?.focus()
    }
  }),
)

/** Searches for the form's values, and stores them in the address. */
function search(): void {
  clearTimeout(timer)
  const query = new URLSearchParams()
  for (const { name, value } of fields) if (value.trim()) query.set(name, value.trim())
  const isEmpty = query.size === 0
  history.replaceState(null, '', isEmpty ? form.action : `?${query}`)
  const words = query.get('q')
  query.delete('q')
  if (!isEmpty) status.textContent ||= messages.searching
  answer(async () => {
    const results = isEmpty ? [] : await find(words, Object.fromEntries(query))
    const count = results.length
    const items = await takeItems(results)
    return () => {
      rest = results
      list.replaceChildren(...items)
      const found = count === 0 ? messages.nothingFound : fillPlural(messages.postCount, count, {}, page.lang)
      status.textContent = isEmpty ? '' : found
    }
  })
}

/** Shows the answer of `find`, unless a newer request has started. */
async function answer(find: () => Promise<() => void>): Promise<void> {
  const own = ++asked
  const show = await find().catch(() => () => {
    pagefind = undefined
    rest = []
    list.replaceChildren()
    status.textContent = messages.searchFailed
  })
  if (own !== asked) return
  show()
  more.hidden = rest.length === 0
}

/** Returns the posts that match words and filters, best first; without words, newest first. */
async function find(words: string | null, filters: Record<string, string>): Promise<Result[]> {
  const pagefind = await load()
  const sort = words ? {} : { date: 'desc' }
  const search = (query: string | null) => pagefind.search(query, { filters, sort })
  return words ? findResults(words, search) : selectResults(await search(null))
}

function load(): Promise<Pagefind> {
  pagefind ??= import(`${form.dataset.index}pagefind.js`).then(async ({ createInstance }) => {
    const instance: Pagefind = createInstance({ noWorker: true, baseUrl: '/' })
    await instance.enterPlaygroundMode()
    return instance
  })
  return pagefind
}

async function takeItems(results: Result[]): Promise<Element[]> {
  return (await Promise.all(results.splice(0, 10).map((result) => result.data()))).map(createItem)
}

function createItem({ url, meta, excerpt, filters, sub_results }: Found): Element {
  const sections = sub_results.filter(({ anchor }) => anchor).slice(0, 3)
  const item = create('li', [
    create('h2', [createLink(meta.title, url)]),
    create('p', filters.date ?? []),
    create('p', createExcerpt(excerpt)),
    create(
      'ul',
      sections.map(({ title, url }) => create('li', [createLink(title, url)])),
    ),
  ])
  item.lang = String(filters.lang)
  item.dir = 'auto'
  return item
}

/** Returns an excerpt as nodes, split at the marks, so that text is never parsed as markup. */
function createExcerpt(excerpt: string): (Node | string)[] {
  const text = joinWords(excerpt).replaceAll('</mark><mark>', '')
  return text.split(/<\/?mark>/).map((part, index) => {
    const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    return index % 2 === 0 ? text : create('mark', [text])
  })
}

function createLink(title: string, url: string): Element {
  const link = create('a', [joinWords(title)])
  link.href = url
  return link
}

function create<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, children: (Node | string)[]) {
  const element = document.createElement(tag)
  element.append(...children)
  return element
}

function get<E extends Element>(selector: string): E {
  const element = document.querySelector<E>(selector)
  if (!element) throw new Error(`There is no ${selector}.`)
  return element
}
