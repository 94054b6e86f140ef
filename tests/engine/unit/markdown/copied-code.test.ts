import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCopied } from '@/lib/galley/markdown/copied-code'
import { countCommandLines } from '@/lib/galley/markdown/shell-syntax'

/** Returns what readers copy of a code block. */
function copy(code: string, language?: string): string {
  const lines = code.split('\n')
  return findCopied(lines, language)
    .flatMap((start, index) => (start === undefined ? [] : [lines[index]?.slice(start)]))
    .join('\n')
}

describe('a prompt', () => {
  it.each([
    ['$ ssh host', 'ssh host'],
    ['user@host:~$ ls', 'ls'],
    ['user@host:~/my notes$ ls', 'ls'],
    ['user@host:~/src (main)$ ls', 'ls'],
    ['user@host:/etc$ ls > a', 'ls > a'],
    ['root@host:~# apt update', 'apt update'],
    ['user@host ~ % ls', 'ls'],
    ['user@host ~> ls', 'ls'],
    ['(venv) $ x', 'x'],
    ['(base) (venv) user@host:~$ x', 'x'],
    ['[root@host ~]# x', 'x'],
    ['[user@host my notes]$ x', 'x'],
    ['~/src $ make', 'make'],
    ['/ # apk add git', 'apk add git'],
    ['~$ make', 'make'],
    ['❯ make', 'make'],
    ['bash-5.1$ id', 'id'],
    ['sh-5.2# id', 'id'],
    ['host$ id', 'id'],
    ['# nft list ruleset', 'nft list ruleset'],
    ['% ls', 'ls'],
    ['> 1 + 1', '1 + 1'],
    ['>>> print(1)', 'print(1)'],
    ['In [1]: print(1)', 'print(1)'],
    ['PS C:\\Users\\me> Get-Item .', 'Get-Item .'],
    ['PS> Get-Item .', 'Get-Item .'],
    ['C:\\Users\\me>dir', 'dir'],
    ['mysql> SELECT 1;', 'SELECT 1;'],
    ['postgres=# SELECT 1;', 'SELECT 1;'],
    ['127.0.0.1:6379> GET a', 'GET a'],
    ['irb(main):001:0> 1 + 1', '1 + 1'],
  ])('of a console is %s', (line, command) => {
    expect(copy(line, 'console')).toBe(command)
    expect(copy(`${line}\nprinted\n\n`, 'console')).toBe(command)
  })

  it.each(['sh', 'bash', 'zsh', 'text', 'Shell', '', undefined])(
    'is clear in a fence of the language "%s"',
    (language) => {
      expect(copy('$ ls -l\ntotal 0', language)).toBe('ls -l')
      expect(copy('# List it:\nuser@host:~$ ls -l\ntotal 0', language)).toBe('ls -l')
    },
  )

  it.each(['python', 'py', 'pycon', 'python-repl', 'text', 'console'])('of Python is one in "%s"', (language) => {
    const session = '>>> for a in b:\n...     print(a)\n...\n1\n2\n>>> c\n3'
    expect(copy(session, language)).toBe('for a in b:\n    print(a)\n\nc')
  })
})

describe('a session', () => {
  it.each([
    ['all commands', '$ a\nA\n$ b\nB', 'a\nb'],
    ['none that is empty', '$ a\n$\n$ ', 'a'],
    ['no printed comment', '$ cat a\n# comment\n100% done\n> quote\nfoo$ bar\n$ b', 'cat a\nb'],
    ['no printed comment at first', '# comment\n$ a', 'a'],
    ['no other user who is printed without a sign', 'a@b:~$ git push\ngit@github.com: Permission denied.', 'git push'],
    ['what root and others type', 'a@b:~$ sudo -i\nroot@b:~# id\nuid=0', 'sudo -i\nid'],
    ['what is typed at a REPL', '$ python3\n>>> 1\n1\n>>> exit()\n$ ls', 'python3\n1\nexit()\nls'],
    ['what comes after other lines', 'Last login: today\na@b:~$ id\nuid=1', 'id'],
    ['a command that goes on after a backslash', '$ ls \\\n  -l\ntotal 0', 'ls \\\n  -l'],
    ['the same with the prompts of a shell', '$ ls \\\n> -l \\\n> -a\ntotal 0', 'ls \\\n-l \\\n-a'],
    ['no backslash that was printed', '$ a\nb \\\nc\n$ d', 'a\nd'],
    ['a heredoc', "$ cat <<'EOF' > a\n# comment\n$ x\n\n  b\nEOF\nA", "cat <<'EOF' > a\n# comment\n$ x\n\n  b\nEOF"],
    ['a heredoc with tabs', '$ cat <<-E\n\ta\n\tE\nA', 'cat <<-E\n\ta\n\tE'],
    ['a heredoc with the prompts of a shell', '$ cat <<E\n> a\n>\n> E\na', 'cat <<E\na\n\nE'],
    ['a heredoc that quotes', '$ cat <<E\n> a\nE\n> a', 'cat <<E\n> a\nE'],
    ['two heredocs', '$ a <<A <<B\n1\nA\n2\nB\nx', 'a <<A <<B\n1\nA\n2\nB'],
    ['a string over two lines', "$ git commit -m 'One\n\nTwo'\n[main 1] One", "git commit -m 'One\n\nTwo'"],
    ['one in double quotes', '$ echo "a \\" $(b)\nc"\na', 'echo "a \\" $(b)\nc"'],
    ['a string with a prompt in it', '$ echo "a\n$ b"\na', 'echo "a\n$ b"'],
    ['no more if a quote has no end', "$ echo don't\nnot found\n$ b", "echo don't\nb"],
    ['an apostrophe in double quotes', '$ echo "don\'t"\ndon\'t\n$ b', 'echo "don\'t"\nb'],
    ['an apostrophe in a comment', "$ a # don't\nb\n$ c", "a # don't\nc"],
    ['a pipe over two lines', '$ a |\n  b &&\n  c\nd', 'a |\n  b &&\n  c'],
    ['a loop', '$ for a in b c; do\n>   echo $a\n> done\nb\nc', 'for a in b c; do\n  echo $a\ndone'],
    ['a condition', '$ if a; then\nb\nfi\nc', 'if a; then\nb\nfi'],
    ['a case', '$ case a in\na) b ;;\nesac\nc', 'case a in\na) b ;;\nesac'],
    ['a function', '$ f() {\n  a\n}\n$ f\nA', 'f() {\n  a\n}\nf'],
    ['a substitution', '$ a=$(\n  b\n)\nc', 'a=$(\n  b\n)'],
    ['words that are no keywords', '$ echo done if\nb', 'echo done if'],
    ['no output of npm', '$ npm run build\n\n> site@1.0.0 build\n> next build\n\nDone', 'npm run build'],
    ['a statement of SQL', 'mysql> SELECT\n    -> 1;\n+---+\n| 1 |', 'SELECT\n1;'],
    ['one of PostgreSQL', 'db=# SELECT\ndb-# 1;\n ?column?\ndb=# \\q', 'SELECT\n1;\n\\q'],
    ['numbered commands', 'irb(main):001:0> a\n=> 1\nirb(main):002:0> b', 'a\nb'],
    [
      'what is typed in the modes of a router',
      'host> enable\nPassword:\nhost# conf t\nEnter lines.\nhost(config)# int e0\nhost(config-if)# exit',
      'enable\nconf t\nint e0\nexit',
    ],
    ['what root types in the same shell', 'bash-5.1$ su\nbash-5.1# id\nuid=0', 'su\nid'],
    ['what is typed at another database', 'a=# \\c b\nYou are now\nb=# SELECT 1;\n-+-', '\\c b\nSELECT 1;'],
    ['what is typed in a transaction', 'a=> BEGIN;\nBEGIN\na=*> SELECT 1;\n 1', 'BEGIN;\nSELECT 1;'],
    ['the same of MariaDB', 'MariaDB [(none)]> USE b;\nChanged\nMariaDB [b]> SELECT 1;\n+', 'USE b;\nSELECT 1;'],
    ['the same of Redis', '127.0.0.1:6379> SELECT 1\nOK\n127.0.0.1:6379[1]> GET a\n"b"', 'SELECT 1\nGET a'],
    ['the same of MongoDB', 'test> use b\nswitched\nb> db.c.find()\n{}', 'use b\ndb.c.find()'],
    ['a block of Ruby', 'irb(main):001:0> a do\nirb(main):002:1* b\nirb(main):003:0> end\n=> 1', 'a do\nb\nend'],
    ['nothing printed with a dollar sign', 'host$ cat a\nfoo$ bar\nhosts$ c\nhost$ b', 'cat a\nb'],
    ['no more after a folder of Windows', 'PS C:\\> cd C:\\\nPS C:\\> dir\nA', 'cd C:\\\ndir'],
    ['its spaces', '$   a  b \nA', '  a  b '],
  ])('has %s', (_, session, commands) => {
    expect(copy(session, 'console')).toBe(commands)
  })
})

describe('a block is copied as it is', () => {
  it.each([
    ['a session without prompts', 'ls\ntotal 0', 'console'],
    ['a script', '#!/bin/sh\n# comment\necho $a "$(b)" # c\nx > y', 'sh'],
    ['a script that begins with a comment', '# comment\nls', 'bash'],
    ['a script that begins with an address', '/usr/bin/a > b # c', 'sh'],
    ['a text that begins with a sign', '# Title\n> quote\n100 % of it', 'text'],
    ['a share', '100% done\n$5', 'text'],
    ['Python', 'a >> b\nprint(">>> 1")', 'python'],
    ['a prompt in the middle of a text', 'He typed:\n$ ls', 'text'],
    ['Markdown', '> quote\n$ a', 'markdown'],
    ['a program', '$ (a)\n$ (b)', 'js'],
    ['SQL', 'SELECT a > b', 'sql'],
    ['a comment of SQL', '# a\nSELECT 1', 'mysql'],
    ['prompts without commands', '$\n$', 'console'],
    ['nothing', '', 'console'],
  ])('if it is %s', (_, code, language) => {
    expect(copy(code, language)).toBe(code)
  })
})

describe('a command of a shell', () => {
  it.each([
    ['', 1],
    ['ls', 1],
    ['ls\nls', 1],
    ['ls \\', undefined],
    ['ls \\\\\nls', 1],
    ['ls \\\n-l', 2],
    ["echo 'a\\'\nls", 1],
    ["echo $'a\\'", undefined],
    ["echo $'a\\''\nls", 1],
    ['echo "a', undefined],
    ['echo "a\n\n"\nls', 3],
    ['echo `a', undefined],
    ['echo \\"a\nls', 1],
    ['a |', undefined],
    ['a |\n\nb\nc', 3],
    ['a || b\nc', 1],
    ['a &\nb', 1],
    ['a &&', undefined],
    ['a <<< b\nc', 1],
    ['a << b\nc', undefined],
    ['a <<b\nb\nc', 2],
    ['a <<b |\nb\nc\nd', 3],
    ['echo $' + '{a} {b,c} $((1 + 2))\nls', 1],
    ['( a\nb )\nc', 2],
    ['while a; do b', undefined],
    ['while a; do b; done\nc', 1],
    ['echo while\ndone', 1],
    ['a; if b', undefined],
    ['a#b\nc', 1],
    ["a # it's\nc", 1],
    ['if a; then for b in c; do d; done; fi\ne', 1],
    ['if a; then for b in c; do d; done\nfi', 2],
  ])('%j has as many lines: %s', (text, lines) => {
    expect(countCommandLines(text)).toBe(lines)
  })
})

describe('any session', () => {
  const word = fc.stringMatching(/^[a-z./-]{1,8}$/)
  const quoted = fc.stringMatching(/^[a-z#$%>@: \n]{0,12}$/)
  const command = fc
    .oneof(
      fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
      quoted.map((text) => `echo '${text}'`),
      quoted.map((text) => `echo "${text}" | wc`),
      quoted.map((text) => `cat <<EOF > a\n${text}\nEOF`),
      fc.tuple(word, word).map(([one, other]) => `${one} \\\n  ${other}`),
      word.map((name) => `for a in ${name}; do\n  b\ndone`),
    )
    .filter((text) => !/^(?:if|while|until|for|case|select|!)\b/.test(text) || text.includes('done'))
  const printed = fc.stringMatching(/^(?:[a-z][a-z '"(]{0,12}|# [a-z]{1,5}|[0-9]{1,3}% [a-z]{1,5}|)$/)
  const prompt = fc.constantFrom('$ ', 'a@b:~$ ', 'root@b:/# ', '[a@b ~]$ ', '(venv) $ ', '~/a $ ')
  const steps = fc.array(fc.tuple(prompt, command, fc.array(printed, { maxLength: 3 })), { minLength: 1, maxLength: 5 })

  it.each([
    ['with the prompts of further lines', (text: string) => text.replaceAll('\n', '\n> '), /(?!)/],
    // A line that begins as such a prompt does is taken for one.
    ['without them', (text: string) => text, /\n>/],
  ])('gives each command, %s', (_, write, ambiguous) => {
    fc.assert(
      fc.property(steps, (steps) => {
        fc.pre(!steps.some(([, command]) => ambiguous.test(command)))
        const session = steps.map(([prompt, command, lines]) => [`${prompt}${write(command)}`, ...lines].join('\n'))
        const commands = steps.map(([, command]) => command)
        expect(copy(session.join('\n'), 'console')).toBe(commands.join('\n'))
      }),
    )
  })

  it('gives nothing that is not in it, and takes no long time', () => {
    const text = fc
      .array(fc.constantFrom(...'$#%>~@:\\\'"`<EOF{}();|& \na'.split('')), { maxLength: 300 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, fc.constantFrom('console', 'sh', 'python', 'sql', ''), (code, language) => {
        const lines = new Set(code.split('\n'))
        for (const line of copy(code, language).split('\n')) {
          expect([...lines].some((whole) => whole.endsWith(line))).toBe(true)
        }
      }),
    )
  })
})

describe('a diff', () => {
  it.each([
    ['its new side', ' a\n-b\n+c', 'a\nc'],
    ['its new side without a last line', ' a\n-b', 'a'],
    ['all of it if nothing is left', '-a\n-b', '-a\n-b'],
    ['all of it in the format without signs', '1c1\n< a\n---\n> b', '1c1\n< a\n---\n> b'],
    ['lines without a sign', 'a\n-b\n\n+ c', 'a\n\n c'],
    ['all of it with hunks', '@@ -1 +1 @@\n-b\n+c', '@@ -1 +1 @@\n-b\n+c'],
    ['all of it with the names of its files', '--- a/x\n+++ b/x\n-b\n+c', '--- a/x\n+++ b/x\n-b\n+c'],
    ['all of it with the name of its new file', '+++ b/x\n+c', '+++ b/x\n+c'],
    [
      'all of it with the head of Git',
      'diff --git a/x b/x\nnew file mode 100644',
      'diff --git a/x b/x\nnew file mode 100644',
    ],
  ])('gives %s', (_, diff, copied) => {
    expect(copy(diff, 'diff')).toBe(copied)
  })
})
