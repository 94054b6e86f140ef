import { countCommandLines } from './shell-syntax'

/** Where the copied part of each line begins; undefined for a line that is not copied. */
type Starts = (number | undefined)[]

/** A kind of session: its prompt, and where the lines begin by which a command goes on. */
type Session = { prompt: RegExp; continueCommand: (command: string, following: string[]) => number[] }

/** The session of a shell, with the name of a virtual environment, the user or the folder in its prompt. */
const shell: Session = {
  prompt: createPrompt(
    /\$|❯/,
    /\[[\w.-]+@[^\]\n]+\] ?[$#%]/,
    /[\w.-]+@[\w.-]+(?:: ?[~/][^$#%>\n]*|[: ][^\s$#%>]*)? ?[$#%>]/,
    /[~/][^\s$#%>]*(?: ?[$%]|#)/,
  ),
  continueCommand(command, following) {
    const prompted = continueBy(/^>(?: |$)/)(command, following)
    const unprompted = following.map(() => 0)
    return complete(command, following, prompted) ?? complete(command, following, unprompted) ?? []
  },
}

/** The session of a shell that says its folder and `#`, as BusyBox does, which in a script would be a comment. */
const rootShell: Session = { ...shell, prompt: createPrompt(/\/[^\s$#%>]* #/) }

const windows: Session = {
  prompt: /^(?:\([\w.+-]+\) )*(?:PS(?: [^>\n]*)?>(?: |$)|[A-Z]:\\[^<>|\n]*> ?)/,
  continueCommand: continueBy(/^>>(?: |$)/),
}

const python: Session = {
  prompt: createPrompt(/>>>|In \[\d+\]:/),
  continueCommand: continueBy(/^ *\.\.\.:?(?: |$)/),
}

const continueRepl = continueBy(/^\s*(?:\.\.\.[:>]?|-+>|\w+[-('"][>#])(?: |$)/)

/** A prompt that is only clear if a session begins with it: `# ` may begin a comment, and `a> ` any text. */
const bare = /^(?:[#%>]|[a-z][\w.:@/()[\]=~-]*[$#%>]|[\w.:@/()[\]=~-]+>|[a-z]\w* \[[^\]\n]*\]>) /i

const consoles = /^(?:console|terminal|shell|(?:shell|sh|bash|zsh|fish)-?session)$/
const texts = /^(?:|te?xt|plain|plaintext|(?:ba)?sh|zsh|fish|ksh|powershell|pwsh|ps1?|bat|cmd|dos)$/
const pythons = /^(?:py|python3?|pycon|doctest|ipython|python-repl)$/
const repls = /^(?:(?:my|p|pg|postgre)?sql|sqlite3?|julia|ruby|rb|irb|elixir|iex|haskell|ghci|[\w+#]+-repl)$/

/**
 * Returns which part of each line of a code block readers mean to copy: of a terminal session or REPL its commands, without
 * prompts and what they print; of a diff its new side, unless it can be applied as a patch. Of other code, and of a session
 * whose prompts are not clear, everything. `language` is that of the fence.
 */
export function findCopied(lines: string[], language = ''): Starts {
  const name = language.toLowerCase()
  if (name === 'diff' || name === 'patch') return orAll(findNewSide(lines))
  const starts: Starts = lines.map(() => undefined)
  const sessions = findSessions(lines, name)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const session = sessions.find(({ prompt }) => prompt.test(line))
    if (!session) continue
    const start = measure(session.prompt, line)
    const command = line.slice(start)
    const rest = session.continueCommand(command, lines.slice(index + 1))
    if (command.trim() !== '') starts.splice(index, 1 + rest.length, start, ...rest)
    index += rest.length
  }
  return orAll(starts)
}

/** Returns the starts of all lines if none of them would be copied. */
function orAll(starts: Starts): Starts {
  return starts.some((start) => start !== undefined) ? starts : starts.map(() => 0)
}

function findNewSide(lines: string[]): Starts {
  const isPatch = lines.some((line) => /^(?:@@|diff |Index: |--- |\+\+\+ |[<>] |\d+(?:,\d+)?[acd]\d)/.test(line))
  return lines.map((line) => (isPatch ? 0 : line.startsWith('-') ? undefined : measure(/^[+ ]?/, line)))
}

/** Returns the kinds of sessions whose prompts are clear in these lines; none if they are no session. */
function findSessions(lines: string[], language: string): Session[] {
  const isConsole = consoles.test(language)
  const clear = isConsole
    ? [shell, rootShell, windows, python]
    : texts.test(language)
      ? [shell, windows, python]
      : pythons.test(language)
        ? [python]
        : []
  const isClear = (line = '') => clear.some(({ prompt }) => prompt.test(line))
  // Elsewhere than in a console, only comments come before the first prompt.
  if (isConsole ? lines.some(isClear) : isClear(lines.find((line) => !/^\s*(?:#|$)/.test(line)))) return clear
  const [first] = (isConsole || repls.test(language) ? lines[0]?.match(bare) : undefined) ?? []
  if (first === undefined || (first === '# ' && !isConsole)) return []
  const isShell = isConsole && /[$#%] $/.test(first) && !first.includes('=')
  const prompt = createPrompt(...describePrompts(first.trimEnd()).map((form) => new RegExp(form)))
  return [{ prompt, continueCommand: isShell ? shell.continueCommand : continueRepl }]
}

/**
 * Returns the forms that a prompt takes in a session that begins with it: the same name with another state, as `host(config)#`
 * after `host#`, and another name, as `shop=#` after `postgres=#`. A single `$`, `#` or `%` after another name may be printed.
 */
function describePrompts(prompt: string): string[] {
  const [name = ''] = /^\w*/.exec(prompt) ?? []
  const state = prompt.slice(name.length)
  if (name === '') return [escapePrompt(prompt)]
  return [
    escapePrompt(prompt),
    `${escapePrompt(name)}(?!\\w)[\\w.:@/()[\\]=~*!-]*(?: \\[[^\\]\\n]*\\])?[$#%>*]`,
    ...(/^[$#%]$/.test(state) ? [] : [`\\w+${escapePrompt(state)}`]),
  ]
}

/** Returns a prompt as a pattern that takes any number for those in it, since REPLs count their lines. */
function escapePrompt(prompt: string): string {
  return prompt.replace(/\d+|[^\w\s]/g, (part) => (/\d/.test(part) ? '\\d+' : `\\${part}`))
}

/** Returns the continuation of a command by the lines that begin with a prompt. */
function continueBy(prompt: RegExp): Session['continueCommand'] {
  return (_, following) => {
    const length = following.findIndex((line) => !prompt.test(line))
    return following.slice(0, length < 0 ? following.length : length).map((line) => measure(prompt, line))
  }
}

/** Returns as many of the starts as complete a command; undefined if all of them do not. */
function complete(command: string, following: string[], starts: number[]): number[] | undefined {
  const rest = starts.map((start, index) => following[index]?.slice(start))
  const length = countCommandLines([command, ...rest].join('\n'))
  return length === undefined ? undefined : starts.slice(0, length - 1)
}

function measure(prompt: RegExp, line: string): number {
  return prompt.exec(line)?.[0].length ?? 0
}

function createPrompt(...forms: RegExp[]): RegExp {
  return new RegExp(`^ {0,3}(?:\\([\\w.+-]+\\) )*(?:${forms.map(({ source }) => source).join('|')})(?: |$)`)
}
