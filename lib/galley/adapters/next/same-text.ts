/** Matches comments, scripts, style sheets and tags. React and `lib/galley/html` escape `<` and `>` in attributes. */
const noText = /<!--.*?-->|<(script|style)\b[^>]*>.*?<\/\1>|<[^>]*>/gs

/**
 * Throws if two versions of a page differ in their text. Uses a regular expression and not the parser that edited the page,
 * so that it finds that parser's mistakes.
 */
export function assertSameText(before: string, after: string): void {
  const [was, is] = [before.replace(noText, ''), after.replace(noText, '')]
  if (was === is) return
  let at = 0
  while (was[at] === is[at]) at++
  const show = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 40))
  throw new Error(
    `Stripping the Next.js runtime has changed the text of the page: ${show(was)} became ${show(is)}. ` +
      'Have Next or React renamed a marker (lib/galley/adapters/next)?',
  )
}
