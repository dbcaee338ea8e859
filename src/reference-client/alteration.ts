/** Gets the correct part, and what it was made from; returns the part to use in its place. */
export type Alteration<Part, From> = (right: Part, from: From) => Part
