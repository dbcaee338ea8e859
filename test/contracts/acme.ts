export { acme } from '../../src/matrix/acme.ts'
