import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { readTheme, THEME_COOKIE } from '@/components/shell/theme'
import { Toaster } from '@/components/ui/Toast'
import './globals.css'

export const metadata: Metadata = { title: { default: 'Galley', template: '%s · Galley' } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

export default async function Layout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <div className="isolate">{children}</div>
        <Toaster />
      </body>
    </html>
  )
}
