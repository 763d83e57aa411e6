import { hydrateRoot } from 'react-dom/client'
import { BenchScreen, type ScreenData } from './screen'

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as ScreenData
hydrateRoot(document.getElementById('root') as HTMLElement, <BenchScreen {...data} />)
