import { headerRules } from './lib/auth/security-headers.js'

/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['libsql', '@node-rs/argon2'],
  poweredByHeader: false,
  images: { unoptimized: true },
  devIndicators: false,
  headers: async () => headerRules(),
}
