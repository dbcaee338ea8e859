export { MockZoomContainer } from './mock-zoom-container.ts'
export { StartedMockZoomContainer } from './started-mock-zoom-container.ts'
