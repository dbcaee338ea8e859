/** Where a mock serves the docs that the package carries: the map, or one of their pages (`findings#code-replayed`). */
export function docsUrl(mockUrl: string, page = ''): string {
  return `${mockUrl}/__mock/docs${page === '' ? '' : `/${page}`}`
}
