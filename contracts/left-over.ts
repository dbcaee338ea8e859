/** Why an app exchanges no code for somebody whose first exchange has failed: the likeliest first. */
export const leftOver = [
  'Something of the first attempt was in the way: a lock that the failure did not release, a row that says “connecting”. ' +
    'Undo it however the exchange ends.',
]
