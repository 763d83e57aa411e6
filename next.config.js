import { headerRules } from './lib/auth/security-headers.js'

/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['libsql', '@node-rs/argon2'],
  poweredByHeader: false,
  images: { unoptimized: true },
  devIndicators: false,
  // a page's code is loaded when it is first asked for: that halves what an idle server holds
  experimental: { preloadEntriesOnStart: false },
  headers: async () => headerRules(),
}
