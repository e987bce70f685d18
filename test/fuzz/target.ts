import type fc from 'fast-check'

/** A parser or a server that is sent whatever there is. */
export interface Target {
  readonly property: fc.IRawProperty<unknown>
  readonly close?: () => Promise<void>
}

/** Passes an error of the kind that tells the user what is wrong; any other is a fault of ours. */
export function orTold<Result>(kind: new (...given: never[]) => Error, read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof kind) return undefined
    throw error
  }
}
