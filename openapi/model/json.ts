/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

/** Place in a document: a JSON Pointer as URI fragment, `#/paths/~1users/post`. */
export type Pointer = string
