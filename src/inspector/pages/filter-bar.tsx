import { everything, isEverything } from '../model/filter.ts'
import { useInspection } from '../state/inspection.ts'
import { go, place } from '../state/place.ts'

/** Chooses what all pages show: an app, a Zoom user, a code, words, or only what went wrong. */
export function FilterBar() {
  const { apps, users } = useInspection()
  const { filter } = place.value
  const change = (changes: Partial<typeof filter>) =>
    go({ filter: { ...filter, ...changes }, flow: undefined })
  return (
    <search class="filter-bar">
      <Choice
        label="App"
        none="All apps"
        value={filter.app}
        options={apps.value}
        onChange={(app) => change({ app })}
      />
      <Choice
        label="Zoom user"
        none="All Zoom users"
        value={filter.user}
        options={users.value}
        onChange={(user) => change({ user })}
      />
      <label>
        <span>Code</span>
        <input
          type="search"
          value={filter.code}
          placeholder="mk1Cq8Pap6…"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => change({ code: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>Search</span>
        <input
          type="search"
          value={filter.text}
          placeholder="path, body, reason"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={filter.problems === 'yes'}
          onChange={(event) => change({ problems: event.currentTarget.checked ? 'yes' : '' })}
        />
        <span>Only problems</span>
      </label>
      {isEverything(filter) ? null : (
        <button type="button" class="small" onClick={() => change(everything)}>
          Show all
        </button>
      )}
    </search>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly none: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (id: string) => void
}

function Choice({ label, none, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{none}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {value === '' || options.some(({ id }) => id === value) ? null : (
          <option value={value}>{value}</option>
        )}
      </select>
    </label>
  )
}
