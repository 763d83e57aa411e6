import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { CONTRAST_COOKIE, readContrast, readTheme, THEME_COOKIE } from '@/components/shell/theme'
import { Toaster } from '@/components/ui/Toast'
import './globals.css'

export const metadata: Metadata = { title: { default: 'Galley', template: '%s · Galley' } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

export default async function Layout({ children }: { children: ReactNode }) {
  const kept = await cookies()
  const theme = readTheme(kept.get(THEME_COOKIE)?.value)
  const contrast = readContrast(kept.get(CONTRAST_COOKIE)?.value)
  return (
    <html lang="en" data-theme={theme} data-contrast={contrast}>
      <body>
        <div className="isolate">{children}</div>
        <Toaster />
      </body>
    </html>
  )
}
