import { Download } from 'lucide-react'
import { Button } from '@/components/ui/Button'
import { Menu, MenuLink } from '@/components/ui/Menu'
import { words } from './strings'

/** The dataset as a download. */
export function ExportMenu({ projectId }: { projectId: string }) {
  const address = (format: string) => `/api/v1/projects/${projectId}/export?format=${format}`
  return (
    <Menu trigger={<Button icon={<Download aria-hidden />}>{words.export}</Button>} label={words.exportFormats} align="end">
      <MenuLink href={address('jsonl')} download>
        {words.jsonl}
      </MenuLink>
      <MenuLink href={address('csv')} download>
        {words.csv}
      </MenuLink>
    </Menu>
  )
}
