import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  trailingSlash: true,
  // lib/bundle.ts runs it; it cannot be bundled.
  serverExternalPackages: ['esbuild'],
  // Everything else is set by lib/build, which Next calls before and after a build:
  // https://nextjs.org/docs/app/api-reference/config/next-config-js/adapterPath
  adapterPath: fileURLToPath(new URL('./lib/build/adapter.mjs', import.meta.url)),
}
