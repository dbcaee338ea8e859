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
      <SearchField
        label="Code"
        example="mk1Cq8Pap6…"
        value={filter.code}
        onChange={(code) => change({ code })}
      />
      <SearchField
        label="Search"
        example="path, body, reason"
        value={filter.text}
        onChange={(text) => change({ text })}
      />
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

interface SearchFieldProps {
  readonly label: string
  readonly example: string
  readonly value: string
  readonly onChange: (text: string) => void
}

function SearchField({ label, example, value, onChange }: SearchFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="search"
        value={value}
        placeholder={example}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
