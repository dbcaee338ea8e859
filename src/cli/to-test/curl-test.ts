import { printable } from '../../mock-zoom/index.ts'
import type { Step } from './plans.ts'
import type { TestCase } from './test-case.ts'

/** A shell script that needs nothing but curl: one line for each finding, and exit code 1 if one of them is still made. */
export function curlTest(cases: readonly TestCase[]): string {
  return `#!/bin/sh
# Written by mock-zoom explain --to-test. Each test is red while the app makes the mistake, and green once it is fixed.
# Start a mock (mock-zoom serve) and the app with it. The mock is reset before each test. Then:
#
#   APP_CONNECT=http://127.0.0.1:3000/connect APP_USE='POST http://127.0.0.1:3000/meetings' sh THIS_FILE
#
# APP_CONNECT  the page that sends people to Zoom
# APP_USE      a request that makes the app call Zoom; with a method in front if it isn't GET
set -u
ZOOM=\${MOCK_ZOOM_URL:-http://127.0.0.1:9666}
FOLDER=$(mktemp -d); trap 'rm -rf "$FOLDER"' EXIT
FAILED=0

# ask METHOD PATH [BODY]: one request to the mock's control API
ask() { curl -sS -X "$1" -H 'content-type: application/json' \${3+-d "$3"} "$ZOOM/__mock/$2"; }
# visit 'POST URL': as a browser that keeps cookies and follows redirects
visit() {
  case $1 in
    'GET '* | http*) curl -sS -L -o /dev/null -b "$FOLDER/cookies" -c "$FOLDER/cookies" "\${1#GET }" ;;
    'POST '*) curl -sS -L -o /dev/null -b "$FOLDER/cookies" -c "$FOLDER/cookies" -d '' "\${1#POST }" ;;
    *) curl -sS -L -o /dev/null -b "$FOLDER/cookies" -c "$FOLDER/cookies" -X "\${1%% *}" "\${1#* }" ;;
  esac
}
start() {
  rm -f "$FOLDER/cookies"
  ask POST reset >"$FOLDER/out" || { echo "No mock at $ZOOM: start one with mock-zoom serve, or set MOCK_ZOOM_URL."; exit 2; }
  PERSON=$(ask GET users | grep -o '"email": *"[^"]*"' | head -1 | cut -d'"' -f4)
  ask PUT signed-in "{\\"user\\":\\"$PERSON\\",\\"consent\\":\\"allow\\"}" >"$FOLDER/out"
}
# finish RULE: green if the mock has no such finding, and the app did talk to it
finish() {
  if [ "$(ask GET 'journal?type=request.answered' | tr -d ' \\n')" = '[]' ]; then
    echo "not ok  $1: the app sent nothing to $ZOOM; is it started with it?"; FAILED=1
  elif ask GET findings | tr -d '\\n' | grep -q "\\"rule\\": *\\"$1\\""; then
    echo "not ok  $1"; FAILED=1
    ask GET findings | grep -o "\\"rule\\": *\\"$1\\"[^}]*\\"sentence\\": *\\"[^\\"]*" | sed 's/.*"/        /'
  else echo "ok      $1"; fi
}
${cases.map(curlCase).join('')}
exit $FAILED
`
}

function curlCase({ rule, sentence, remedy, steps }: TestCase): string {
  return `
# ${oneLine(sentence)}
# How to fix it: ${oneLine(remedy)}
start
${steps.map((step) => commands[step]).join('\n')}
finish ${rule}
`
}

function oneLine(text: string): string {
  return printable(text).replaceAll(/\s+/g, ' ')
}

const commands: Readonly<Record<Step, string>> = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
  connect: 'visit "${APP_CONNECT:?the page that sends people to Zoom}"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
  use: 'visit "${APP_USE:?a request that makes the app call Zoom}"',
  'an-hour-later': `ask POST clock '{"advance":{"minutes":61}}' >"$FOLDER/out"`,
  uninstall: `ask POST "users/$PERSON/uninstall" '{}' >"$FOLDER/out"`,
}
