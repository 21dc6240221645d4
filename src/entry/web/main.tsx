/** Starts the web app. */
import 'virtual:sheet.css'
import '../../web/theme/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeClient } from '../../web/shell/client.ts'
import { App, ended, endedEvent } from './App.tsx'

const client = makeClient(() => ended.dispatchEvent(new Event(endedEvent)))

// The list of the font's slices is long; the page is painted first and changes its letters when they arrive.
void import('@fontsource-variable/noto-sans-sc/index.css')

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
)
