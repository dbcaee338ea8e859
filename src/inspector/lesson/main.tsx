/** The guided page of a lesson. It has its own server (src/lesson/server.ts), and shares its parts with the inspector. */
import { render } from 'preact'
import '../../diagram/theme.css'
import '../styles/base.css'
import '../styles/parts.css'
import '../../diagram/chips.css'
import '../../diagram/diagram.css'
import './lesson.css'
import { followLesson } from './classroom.ts'
import { LessonPage } from './lesson-page.tsx'

const root = document.getElementById('lesson')
if (root) render(<LessonPage classroom={followLesson()} />, root)
