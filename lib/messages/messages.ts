import type { Plural } from '../galley/core/messages'

/**
 * Every word of the site that readers see or hear, in one language. `{name}` stands for a value, and `<name>…</name>` marks
 * the text of a link. A file per language holds them; `lib/site.ts` can override any for its own language.
 */
export type Messages = {
  /** The link that skips to the page's content. */
  skip: string
  /** The name of the main navigation for screen readers. */
  mainNavigation: string
  /** The name of the colour theme's choice. */
  theme: string
  themes: { system: string; light: string; dark: string }
  /** The link to the site's email address. */
  contact: string
  /** `{licence}` is a link. */
  siteLicence: string
  /** A link to a feed; `{format}` is RSS or Atom. */
  subscribe: string

  /** The heading of the index. */
  posts: string
  /** The title of a further page of the index. */
  postsPage: string
  /** The name of the links between pages of the index for screen readers. */
  pages: string
  page: string
  previousPage: string
  nextPage: string
  /** The link from a list to a post. */
  readMore: string
  /** Shown instead of a list without posts. */
  noPosts: string
  /** A number of posts: `{count}`. */
  postCount: Plural

  /** Stands before the date of a post's last update. */
  updated: string
  /** The reading time: `{count}` minutes. */
  minutes: Plural
  /** The title of a post's table of contents. */
  contents: string
  /** The heading of a post's list of updates. */
  updates: string
  /** `{year}` and `{authors}`, a list of names. */
  copyright: string
  /** `{licence}` is a link. */
  postLicence: string
  /** The name of the links to a post's translations for screen readers. */
  otherLanguages: string
  /** The link to the source of a page. */
  edit: string
  relatedPosts: string
  /** The name of the links to the neighbours of a post for screen readers. */
  neighbours: string
  older: string
  newer: string
  /** The mark of a draft in `next dev`. */
  draft: string
  /** The mark of a post with a date in the future, in `next dev`. */
  scheduled: string

  /** The name of a heading's link to itself for screen readers; `{heading}` is its text. */
  linkTo: string
  /** The name of a table that scrolls. */
  table: string
  /** The names of the check boxes of a task list. */
  taskDone: string
  taskOpen: string
  /** The button of a code block, and what it says after a click. */
  copy: string
  copied: string
  /** Said when the clipboard is not available: the code is selected. */
  selected: string
  /** The button that closes an enlarged image. */
  close: string
  callouts: { note: string; tip: string; important: string; warning: string; caution: string }
  /** The heading of a post's footnotes. */
  footnotes: string
  /** The link from a footnote back to its `{number}` in the text. */
  backToText: string
  /** The caption of a video; `{title}` is a link. */
  videoOn: string
  playVideo: string
  /** The link to a video in a feed. */
  video: string

  tags: string
  tagsDescription: string
  noTags: string
  /** The description of a tag: `{count}` posts, `{tag}`. */
  taggedPosts: Plural
  series: string
  /** `{number}`, `{total}` and `{series}`, a link. */
  seriesPart: string
  /** The description of a series of `{count}` parts. */
  seriesParts: Plural
  /** The description of the page of an author without a biography. */
  postsBy: string
  archive: string
  archiveDescription: string

  search: string
  searchDescription: string
  searchWords: string
  tag: string
  allTags: string
  year: string
  allYears: string
  /** Shown without JavaScript. */
  searchNeedsScript: string
  searching: string
  nothingFound: string
  searchFailed: string
  showMore: string

  notFound: string
  notFoundText: string
  latestPosts: string
  /** The text of a redirect's page; `{address}` is a link. */
  moved: string
}
