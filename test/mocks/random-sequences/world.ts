import type { Arbitrary } from 'fast-check'
import type { AnyMock } from '#mocks'

/** A request, and what a reference model says comes back. */
export interface Asked {
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: object
  readonly status: number
  /** What the body has, at least. */
  readonly answer: object
  /** Takes what only the answer can tell: an id, a token. */
  readonly learn?: (answer: never) => void
}

/** A plain model of an API, written from the reference alone: it shares nothing with the mock. */
export interface Reference<Action> {
  readonly ask: (action: Action) => Asked
  /** Everything it remembers, in the form of `World.stateOf`. */
  readonly state: () => unknown
}

/** An API with its model, and what its callers may do at random. */
export interface World<Action> {
  readonly createMock: () => AnyMock
  readonly actions: Arbitrary<Action>
  readonly createReference: () => Reference<Action>
  /** The mock's state, as far as the model knows of it. */
  readonly stateOf: (snapshot: never) => unknown
}

/** Sorts texts, so that lists without an order can be compared. */
export const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted()
