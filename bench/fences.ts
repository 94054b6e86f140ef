import { createIdentifier, createName } from './prose'
import { pick, type Random } from './random'

const forms = {
  typescript(random: Random): string {
    const type = toCamelCase(random, true)
    const read = toCamelCase(random, false)
    const name = toCamelCase(random, false)
    return `import { readFile } from 'node:fs/promises'

export type ${type} = { name: string; size: number; parts: readonly string[] }

/** Reads what ${createName(random)} has left, ${random(90)} at a time. */
export async function ${read}(file: string, limit = ${random(1000)}): Promise<${type}[]> {
  const lines = (await readFile(file, 'utf8')).split('\\n')
  const ${name} = new Map<string, ${type}>()
  for (const [index, line] of lines.entries()) {
    const [first = '', ...parts] = line.trim().split(/\\s+/)
    if (first.startsWith('#') || parts.length === 0) continue // a remark
    if (${name}.size > limit) throw new RangeError(\`Line \${index + 1} is over the limit.\`)
    ${name}.set(first, { name: first, size: parts.length, parts })
  }
  return [...${name}.values()].filter(({ size }) => size !== ${random(10)})
}`
  },
  python(random: Random): string {
    const name = createIdentifier(random, '_')
    const kind = toCamelCase(random, true)
    return `from dataclasses import dataclass, field
import ipaddress


@dataclass(frozen=True)
class ${kind}:
    """A range that ${createName(random)} hands out."""

    network: str = "198.51.100.0/24"
    used: set[str] = field(default_factory=set)

    def ${name}(self, count: int = ${1 + random(60)}) -> list[str]:
        hosts = ipaddress.ip_network(self.network).hosts()
        free = [str(host) for host in hosts if str(host) not in self.used]
        if len(free) < count:
            raise LookupError(f"{self.network}: {len(free)} of {count} left")
        return free[:count]  # in order


if __name__ == "__main__":
    print("\\n".join(${kind}().${name}(${1 + random(60)})))`
  },
  bash(random: Random): string {
    const variable = createIdentifier(random, '_')
    return `#!/bin/bash
set -euo pipefail

${variable}="\${1:-/var/lib/${createName(random)}}"
limit=${random(5000)}

# Keep the newest, move the rest.
find "$${variable}" -maxdepth 2 -name '*.${createName(random)}' -mtime +${random(90)} -print0 |
  while IFS= read -r -d '' file; do
    size=$(stat --format=%s "$file")
    if [ "$size" -gt "$limit" ] && ! grep -q '^keep' "$file"; then
      mv --no-clobber -- "$file" "/srv/${createName(random)}/$(basename "$file")"
      echo "moved $file ($size bytes)"
    fi
  done

systemctl --quiet is-active ${createName(random)}.service || exit ${1 + random(9)}`
  },
  yaml(random: Random): string {
    const name = createName(random)
    return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: { app: ${name}, tier: "${createIdentifier(random, '-')}" }
spec:
  replicas: ${1 + random(9)}
  template:
    spec:
      containers:
        - name: ${name} # listens on all addresses
          image: registry.example.org/${createName(random)}:1.${random(20)}.${random(20)}
          ports:
            - containerPort: ${1024 + random(8000)}
          env:
            - name: LOG_LEVEL
              value: ${pick(random, ['debug', 'info', 'warn'])}
          readinessProbe:
            httpGet: { path: /healthz, port: ${1024 + random(8000)} }
            periodSeconds: ${1 + random(60)}`
  },
  json(random: Random): string {
    const entry = () => ({
      name: createIdentifier(random, '-'),
      host: `${createName(random)}.example.org`,
      port: 1024 + random(8000),
      weight: random(1000) / 1000,
      enabled: random(2) === 0,
      parent: null,
    })
    return JSON.stringify({ version: 2, updated: random(2 ** 31), entries: [entry(), entry()] }, undefined, 2)
  },
}

function isLanguage(name: string): name is keyof typeof forms {
  return name in forms
}

/** The languages of the corpus's code fences. */
export const fenceLanguages = Object.keys(forms).filter(isLanguage)

/** Returns a code fence as Markdown. */
export function createFence(random: Random, language: (typeof fenceLanguages)[number]): string {
  return `\`\`\`${language}\n${forms[language](random)}\n\`\`\``
}

function toCamelCase(random: Random, capital: boolean): string {
  const name = createIdentifier(random, '-')
  return (capital ? `-${name}` : name).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
