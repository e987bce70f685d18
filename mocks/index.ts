export { createMock } from './create-mock.ts'
export type { AnyApi, Api, Authenticate, Authentication, Context, OperationOf, Scenario, Scenarios } from './handlers/api.ts'
export type { Authorization } from './handlers/authorization.ts'
export type { ReadBody } from './handlers/body.ts'
export type { RequestParts, ResponseParts } from './handlers/message.ts'
export { answer, type Outcome } from './handlers/outcome.ts'
export { type OwnOperations, OwnOperationsError, type Reply } from './handlers/own-operation.ts'
export type {
  AnyMock,
  AnySandbox,
  AnyState,
  Host,
  Mock,
  MockOptions,
  MockSandbox,
  ReloadProblem,
  SandboxList,
} from './mock.ts'
export type { Fault, Faults } from './sandboxes/faults.ts'
export type { Journal } from './sandboxes/journal.ts'
export type { JournalEntry, JournalQuery } from './sandboxes/journal-entry.ts'
export { StoreError } from './store/error.ts'
export type { Collections, State } from './store/sandbox.ts'
export type { UniqueCollection } from './store/unique-collection.ts'
export type { TypedMock, TypedOptions, TypedSandbox } from './typed/mock.ts'
export { defineOperations, type PlainOperation, type TypedOperations } from './typed/operations.ts'
