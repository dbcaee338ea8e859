import { testTwins } from './twin-columns.ts'

testTwins('odd')
