import { readFileSync } from 'node:fs'
import { getCACertificates, rootCertificates } from 'node:tls'
import { ContractError } from '../error.ts'

/**
 * Reads the certificate of a private authority.
 *
 * @param file Path of a PEM file.
 * @throws {ContractError} with exit code 2 when there is none in it.
 */
export function readCertificates(file: string): string {
  const next = "Give a PEM file with the certificate of the authority that signed the target's."
  try {
    const text = readFileSync(file, 'utf8')
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  } catch (cause) {
    throw new ContractError(2, { what: `"${file}" cannot be read.`, next, cause })
  }
  throw new ContractError(2, { what: `"${file}" contains no certificate.`, next })
}

/** Lists the authorities to trust: Node's own, the system's (they take 25 ms to read), and a private one. */
export function listAuthorities(own: string | undefined): string[] {
  // Node before 22.15 cannot tell the system's.
  const known =
    typeof getCACertificates === 'function' ? [...getCACertificates('default'), ...getCACertificates('system')] : rootCertificates
  return own === undefined ? [...known] : [...known, own]
}

const causes: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is signed by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an unknown authority',
}

/** What is wrong with a certificate, and what to do; undefined for any other error. */
export function describeCertificateError(code: string): { readonly message: string; readonly next: string } | undefined {
  const message = causes[code]
  return message === undefined ? undefined : { message, next: 'Pass the certificate of its authority with --ca=FILE.' }
}
