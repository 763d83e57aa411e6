import { renderToString } from 'react-dom/server'
import { BenchScreen, type ScreenData } from './screen'

export const html = (data: ScreenData): string => renderToString(<BenchScreen {...data} />)
