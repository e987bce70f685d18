import './snippet.ts'
import { showForms } from './view.ts'

showForms(() => Promise.resolve())
