/** Choose, look, copy: the form beside what it makes. */

import { useState } from 'react'
import { CopyButton } from '../../react/parts/CopyButton.tsx'
import { useCopy } from '../../react/useCopy.ts'
import type { configurator } from '../../react/words/en/configurator.ts'
import { launcher } from '../../react/words/en/launcher.ts'
import type { Words } from '../../react/words/words.ts'
import { Field } from '../Field.tsx'
import { isSandboxNear } from '../sandbox.ts'
import { Preview } from './Preview.tsx'
import { type Choices, isWrong, snippetFor, typedChoices } from './snippet.ts'

type ConfiguratorWords = typeof configurator

export interface ConfiguratorProps {
  readonly words: Words
  readonly own: ConfiguratorWords
  readonly version: string
  /** The digest of the build's widget.js. */
  readonly integrity: string
}

const first: Choices = {
  kind: 'phone',
  files: '',
  server: 'wss://sip.example.com',
  domain: 'acme.sip.opentact.org',
  user: '',
  credentialsUrl: '/softphone/credentials',
  target: 'reception',
  accent: '',
  lang: '',
  region: '',
  layout: 'dock',
  placement: 'bottom-right',
  theme: 'auto',
  clickToDial: 'off',
}

export function Configurator({ words, own, version, integrity }: ConfiguratorProps) {
  const [choices, setChoices] = useState<Choices>({ ...first, files: `/softphone/${version}` })
  const choose = (part: Partial<Choices>) => setChoices((before) => ({ ...before, ...part }))
  const { html, css, policy } = snippetFor(choices, integrity, launcher.callUs)
  const phone = choices.kind === 'phone'
  return (
    <main className="opentact-phone configurator">
      <h1>{own.title}</h1>
      <p className="quiet">{own.intro}</p>
      <form onSubmit={(event) => event.preventDefault()}>
        <Choice name={own.what} from={own.kinds} value={choices.kind} onChoose={(kind) => choose({ kind })} />
        {typedChoices
          .filter((name) => name !== 'target' || !phone)
          .map((name) => {
            const wrong = isWrong(name, choices[name])
            const hint = (wrong ? own.wrong : own.hints)[
              name as keyof typeof own.hints & keyof typeof own.wrong
            ]
            return (
              <Field
                key={name}
                name={name}
                label={own.fields[name]}
                value={choices[name]}
                autoComplete="off"
                wrong={wrong}
                {...(hint && { hint })}
                onChange={(text) => choose({ [name]: text })}
              />
            )
          })}
        {phone && (
          <>
            <Choice
              name={own.layout}
              from={own.layouts}
              value={choices.layout}
              onChoose={(layout) => choose({ layout })}
            />
            {choices.layout === 'dock' && (
              <Choice
                name={own.placement}
                from={own.placements}
                value={choices.placement}
                onChoose={(placement) => choose({ placement })}
              />
            )}
            <Choice
              name={own.clickToDial}
              from={own.clicks}
              value={choices.clickToDial}
              onChoose={(clickToDial) => choose({ clickToDial })}
            />
          </>
        )}
        <Choice
          name={own.theme}
          from={own.themes}
          value={choices.theme}
          onChoose={(theme) => choose({ theme })}
        />
      </form>
      <div className="made">
        <Code title={own.snippet} text={html} words={words} own={own} />
        {css && <Code title={own.css} text={css} words={words} own={own} />}
        <Code title={own.policy} text={policy} words={words} own={own} />
        <p className="quiet" role="status">
          {typedChoices.some((name) => isWrong(name, choices[name])) && own.leftOut}
        </p>
        <section aria-label={own.preview}>
          <h2>{own.preview}</h2>
          <p className="quiet">{isSandboxNear() ? own.previewHint : own.noPreview}</p>
          {isSandboxNear() && <Preview choices={choices} label={launcher.callUs} />}
        </section>
      </div>
    </main>
  )
}

function Choice<T extends string>(props: {
  readonly name: string
  readonly from: Readonly<Record<T, string>>
  readonly value: T
  readonly onChoose: (value: T) => void
}) {
  const { name, from, value, onChoose } = props
  return (
    <fieldset className="choice">
      <legend>{name}</legend>
      <div className="segmented">
        {(Object.keys(from) as T[]).map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={value === one} onChange={() => onChoose(one)} />
            <span>{from[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Code(props: { title: string; text: string; words: Words; own: ConfiguratorWords }) {
  const { title, text, words, own } = props
  const { state, copy } = useCopy()
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, and keys have to reach it (WCAG 2.1.1) */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton state={state} words={words} onCopy={() => copy(text)}>
        {own.copy(title)}
      </CopyButton>
    </section>
  )
}
