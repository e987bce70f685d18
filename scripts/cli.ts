#!/usr/bin/env node
// As a whole: an older Node has no `enableCompileCache`, and would end before it could be told what it lacks.
import * as nodeModule from 'node:module'
import { CommanderError } from 'commander'
import { printable } from '../openapi/index.ts'
import { findNodeProblem } from './node-version.ts'
import { guardOutput } from './output-stream.ts'
import { createProgram } from './program.ts'

const nodeProblem = findNodeProblem(process.versions.node)
if (nodeProblem !== undefined) {
  process.stderr.write(`${nodeProblem}\n`)
  process.exit(2)
}
nodeModule.enableCompileCache?.()
guardOutput()

try {
  await createProgram().parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  process.stderr.write(printable(`${error instanceof Error ? error.message : String(error)}\n`))
  return (error as { exitCode?: number }).exitCode ?? 2
}
