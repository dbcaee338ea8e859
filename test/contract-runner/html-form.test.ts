import { describe, expect, test } from 'vitest'
import { firstForm } from '../../src/contract-runner/html-form.ts'

const url = new URL('http://127.0.0.1:9666/oauth/authorize?client_id=a')

function form(html: string) {
  const found = firstForm({ url, text: html })
  if (found === undefined) throw new Error('no form')
  return found
}

describe('what a form sends', () => {
  test.each<[string, string, string]>([
    ['hidden and text inputs', '<input type=hidden name=a value="1 &amp; 2"><input name=b>', 'a=1 & 2|b='],
    ['nothing without a name', '<input value=x><select><option>1</select>', ''],
    [
      'nothing that is disabled',
      '<input name=a disabled><fieldset disabled><div><input name=b></div></fieldset>',
      '',
    ],
    [
      'checked boxes only',
      '<input type=checkbox name=a checked><input type=radio name=r value=1><input type=radio name=r value=2 checked>',
      'a=on|r=2',
    ],
    [
      'the first option, if none is selected',
      '<select name=u><option disabled>0<option value=1>one<option value=2>two</select>',
      'u=1',
    ],
    ['the selected option, by its text', '<select name=u><option>a<option selected> b  c </select>', 'u=b c'],
    [
      'each selected option of a multiple select',
      '<select name=u multiple><option>a<option selected>b<option selected>c</select>',
      'u=b|u=c',
    ],
    ['no option of a multiple select, if none is selected', '<select name=u multiple><option>a</select>', ''],
    ['the text of a text area', '<textarea name=t>\nline</textarea>', 't=line'],
    ['no button, if none is pressed', '<input name=a value=1><button name=decision value=allow>', 'a=1'],
  ])('%s', (_, controls, expected) => {
    const { entries } = form(`<form>${controls}</form>`).fill()
    expect(entries.map(([name, value]) => `${name}=${value}`).join('|')).toBe(expected)
  })

  test('the pressed button, in its place among the fields, and no other', () => {
    const page =
      '<form><button name=d value=allow>A</button><button name=d value=decline>D</button><input name=z value=1></form>'
    const { entries } = form(page).fill({ press: { name: 'd', value: 'decline' } })
    expect(entries).toEqual([
      ['d', 'decline'],
      ['z', '1'],
    ])
  })

  test('controls outside that name the form, and none inside that name another', () => {
    const page =
      '<input name=out value=1 form=f><form id=f><input name=in value=2 form=g></form><input name=none>'
    expect(form(page).fill().entries).toEqual([['out', '1']])
  })

  test('what the person typed, chose and ticked', () => {
    const page =
      '<form><input name=a value=1><textarea name=t>x</textarea><input type=radio name=r value=1 checked>' +
      '<input type=radio name=r value=2><select name=u><option value=1>one<option value=2>two</select></form>'
    const { entries } = form(page).fill({ fields: { a: '2', t: 'y', r: '2', u: '2' } })
    expect(entries.map((entry) => entry.join('='))).toEqual(['a=2', 't=y', 'r=2', 'u=2'])
  })
})

test('a pressed button without a name sends nothing', () => {
  const page = '<form><input name=a value=1><button>Go</button></form>'
  expect(form(page).fill({ press: { place: 1 } }).entries).toEqual([['a', '1']])
})

describe('where a form goes', () => {
  test.each([
    ['to the page itself, by GET', '<form>', 'GET', url.href],
    [
      'to a relative action',
      '<form method=POST action="consent?x=1">',
      'POST',
      'http://127.0.0.1:9666/oauth/consent?x=1',
    ],
    [
      'relative to the base of the page',
      '<base href="/other/"><form action=consent>',
      'GET',
      'http://127.0.0.1:9666/other/consent',
    ],
  ])('%s', (_, page, method, expected) => {
    const submission = form(page).fill()
    expect([submission.method, submission.url.href]).toEqual([method, expected])
  })

  test('or where its pressed button says', () => {
    const page = '<form action=a><button name=d value=1 formaction=b formmethod=post></form>'
    const submission = form(page).fill({ press: { name: 'd', value: '1' } })
    expect([submission.method, submission.url.pathname]).toEqual(['POST', '/oauth/b'])
  })
})

describe('something that a person could not do on the page is an error that says what is there', () => {
  const page =
    '<form><button name=decision value=allow></button><select name=zoom_user><option value=jill>Jill</select></form>'

  test.each([
    [
      'an unknown button',
      { press: { name: 'decision', value: 'decline' } },
      'has no button decision=decline; it has decision=allow.',
    ],
    ['an unknown field', { fields: { account: '1' } }, 'has no field account; it has zoom_user.'],
    ['an unknown option', { fields: { zoom_user: 'sam' } }, 'has no option sam in zoom_user; it has jill.'],
  ])('%s', (_, choices, message) => {
    expect(() => form(page).fill(choices)).toThrow(
      `The form on http://127.0.0.1:9666/oauth/authorize ${message}`,
    )
  })

  test('a form that no browser could send', () => {
    expect(() => form('<form method=post enctype="text/plain">').fill()).toThrow('has enctype text/plain')
  })
})

test('a page without a form has none', () => {
  expect(firstForm({ url, text: 'Invalid redirect: x (4,700)' })).toBeUndefined()
})

test('a hundred thousand nested elements are read', () => {
  expect(form(`${'<div>'.repeat(100_000)}<form><input name=a value=1></form>`).fill().entries).toEqual([
    ['a', '1'],
  ])
})
