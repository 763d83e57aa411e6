/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['libsql', '@node-rs/argon2'],
  poweredByHeader: false,
  images: { unoptimized: true },
  devIndicators: false,
}
