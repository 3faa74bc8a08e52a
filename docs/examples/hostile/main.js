// A React of the page's own, with the phone's element beside it.
import { createElement, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Clock() {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const ticking = setInterval(() => setCount((before) => before + 1), 100)
    return () => clearInterval(ticking)
  }, [])
  return createElement('p', null, `Drawn ${count} times`)
}

createRoot(document.getElementById('app')).render(createElement(Clock))
