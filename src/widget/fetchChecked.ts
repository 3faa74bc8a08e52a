/** One file by its digest. The loader holds this, and the build puts it into each part that fetches another. */

/** A module that came by such a link is the one that `import()` uses; one with other bytes is refused. */
export const fetchChecked = (file: string, digest: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.integrity = digest
    link.href = import.meta.resolve(file)
    link.onload = resolve
    link.onerror = () => reject(new Error(`${file} is not what it was`))
    document.head.append(link)
  })
