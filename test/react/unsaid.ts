/** What stands on a drawn page that its language did not say, for tests with the language `xx`. */

/** Not said by the phone: names, numbers, addresses, what a key or a country is called, what the platform wrote. */
const data = new Set(
  [
    ...[
      'Jonas',
      'Weber',
      'JW',
      'Mara',
      'Lindqvist',
      'ML',
      'mara',
      'bob',
      'Poly',
      'Jabra',
      'Speaker',
      'Heron',
    ],
    ...['acme', 'example', 'sip', 'opentact', 'org', 'alice', 'carol', 'wss', 'stun', 'com', 'turn', 'said'],
    ...['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ', 'call', 'state'],
  ].map((word) => word.toLowerCase()),
)

/** Words outside the brackets, with where they stand. */
export function unsaid(root: ParentNode): readonly string[] {
  const said: [where: string, text: string][] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    // What a key is called stands on it; a language is named in itself, and a country by the browser.
    if (!parent || parent.closest('kbd, style, pre, time, .day, option[lang], .number')) continue
    if (parent instanceof HTMLOptionElement && /^[A-Z]{2}$/.test(parent.value)) continue
    // A number drawn in groups stands in the middle of its sentence.
    const sentence = parent.querySelector(':scope > .number') ? parent : node
    said.push([parent.className || parent.tagName, sentence.textContent ?? ''])
  }
  for (const one of root.querySelectorAll('*:not(time)'))
    for (const name of [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'title',
      'placeholder',
      'alt',
    ])
      said.push([`${name} of ${one.className || one.tagName}`, one.getAttribute(name) ?? ''])
  return said.flatMap(([where, text]) => {
    let rest = text
    for (let last = ''; last !== rest; ) {
      last = rest
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')
    }
    const words = rest.match(/\p{L}{2,}/gu)?.filter((word) => !data.has(word.toLowerCase())) ?? []
    return words.length ? [`${where}: ${text}`] : []
  })
}
