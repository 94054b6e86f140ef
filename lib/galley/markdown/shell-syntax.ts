const token =
  /\\[\s\S]?|\$'(?:\\[\s\S]|[^'\\])*'|\$'|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|`(?:\\[\s\S]|[^`\\])*`|<<<|<<-?[ \t]*(?:'[^'\n]+'|"[^"\n]+"|\\?[\w.-]+)|(?<![^\s;&|()])#[^\n]*|&&|\|\|?&?|[\n;&(){}]|[^\s\\'"`<#|;&(){}]+|\S/g

const openers = new Set(['if', 'while', 'until', 'for', 'case', 'select'])
const closers = new Set(['fi', 'done', 'esac'])
const leaders = new Set(['if', 'while', 'until', 'then', 'do', 'else', 'elif', '!'])

/**
 * Returns the number of lines that the command at the start of a text has, by the syntax of POSIX shells; undefined if the
 * text ends before the command.
 */
export function countCommandLines(text: string): number | undefined {
  let brackets = 0
  let blocks = 0
  let startsCommand = true
  let goesOn = false
  const heredocs: string[] = []
  const isComplete = () => brackets === 0 && blocks === 0 && !goesOn && heredocs.length === 0
  const tokens = new RegExp(token)
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [part] = match
    // Quotes without an end.
    if (/^(?:['"`\\]|\$')$/.test(part)) return undefined
    if (part === '\\\n' || part.startsWith('#')) continue
    if (/^<<[^<]/.test(part)) heredocs.push(part.replace(/^<<-?\s*|['"\\]/g, ''))
    if (part === '\n') {
      for (const end of heredocs.splice(0)) {
        const body = text.slice(tokens.lastIndex).split('\n')
        const length = body.findIndex((line) => line.replace(/^\t+/, '') === end) + 1
        if (length === 0) return undefined
        tokens.lastIndex += body.slice(0, length).join('\n').length + (length < body.length ? 1 : 0)
      }
      if (isComplete()) return text.slice(0, tokens.lastIndex).replace(/\n$/, '').split('\n').length
      startsCommand = true
      continue
    }
    if (part === '(' || part === '{') brackets++
    else if (part === ')' || part === '}') brackets = Math.max(0, brackets - 1)
    else if (startsCommand && openers.has(part)) blocks++
    else if (startsCommand && closers.has(part)) blocks = Math.max(0, blocks - 1)
    goesOn = /^(?:&&|\|\|?&?)$/.test(part)
    startsCommand = goesOn || /^[;&({]$/.test(part) || (startsCommand && leaders.has(part))
  }
  return isComplete() ? text.split('\n').length : undefined
}
