/** How deep a document may nest. The deepest public one measured nests 40 deep. */
export const mostNested = 1_000

/** How large one file of a document may be, in bytes. The largest public one measured has 14 MB. */
export const mostBytes = 100 * 1024 * 1024

/** How many values aliases may make of a document, beyond ten times the values it is written with. */
export const mostValues = 1_000_000
