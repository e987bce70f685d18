import type { Deviation } from './deviation.ts'
import { header, onSuccess, status, text } from './edits.ts'
import { brokenBytes, cutBody, fails, hangUp, late, twoLengths } from './wire.ts'

/** Answers of either API that travel in another way than documented. */
export const transportRows: readonly Omit<Deviation, 'api' | 'family'>[] = [
  { name: 'success with status 201', rules: ['status'], break: () => onSuccess(status(201)) },
  {
    name: 'success with status 204 and no body',
    rules: ['status', 'json'],
    break: () => onSuccess(() => ({ status: 204, headers: {} })),
  },
  { name: 'success as text/plain', rules: ['content-type'], break: () => onSuccess(header('Content-Type', 'text/plain')) },
  { name: 'success without content type', rules: ['content-type'], break: () => onSuccess(header('Content-Type', undefined)) },
  {
    name: 'a charset that is not UTF-8',
    rules: ['content-type'],
    break: () => onSuccess(header('Content-Type', 'application/json; charset=iso-8859-1')),
  },
  { name: 'a body cut short', rules: ['connection'], break: () => ({ write: cutBody }) },
  { name: 'a length beside chunks', rules: ['connection'], break: () => ({ write: twoLengths }) },
  { name: 'a log line after the body', rules: ['json'], break: () => onSuccess(text((body) => `${body}\n-- 3 ms`)) },
  { name: 'the body twice', rules: ['json'], break: () => onSuccess(text((body) => body + body)) },
  { name: 'a byte order mark', rules: ['json', 'encoding'], break: () => onSuccess(text((body) => `\uFEFF${body}`)) },
  { name: 'quotes of another language', rules: ['json'], break: () => onSuccess(text((body) => body.replaceAll('"', "'"))) },
  { name: 'gzip said, plain sent', rules: ['encoding'], break: () => onSuccess(header('Content-Encoding', 'gzip')) },
  { name: 'hangs up in place of an answer', rules: ['connection'], break: () => ({ write: hangUp }) },
  { name: 'slower than the limit', rules: ['time-limit'], asked: { timeoutMs: 1_000 }, break: () => onSuccess(late(1_200)) },
  {
    name: 'status 500 for every second change',
    rules: ['status', 'repeated'],
    break: () => onSuccess(fails((count) => count % 2 === 0)),
  },
  {
    name: 'a redirect in place of the answer',
    rules: ['status'],
    break: () => onSuccess((_, { path }) => ({ status: 302, headers: { Location: path } })),
  },
  { name: 'bytes that are no UTF-8', rules: ['encoding', 'json', 'content-type'], break: () => ({ write: brokenBytes }) },
]
