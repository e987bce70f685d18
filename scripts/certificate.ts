import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'

/** A certificate and its key, each as PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
  /** File with the certificate a client has to trust; absent for one's own. */
  readonly trust?: string
}

/** Certificate or key cannot be used. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError'
}

/** What was asked for on the command line. */
export interface CertificateFlags {
  readonly tls?: boolean
  readonly tlsCert?: string
  readonly tlsKey?: string
}

/**
 * Gives the certificate to serve with: one's own, or a self-signed one for 127.0.0.1 and localhost, which is also written to a
 * file in the system's folder for such. Its key is written nowhere.
 *
 * @returns Undefined where none was asked for.
 * @throws {CertificateError}
 */
export async function provideCertificate({ tls, tlsCert, tlsKey }: CertificateFlags): Promise<Certificate | undefined> {
  if (tlsCert !== undefined && tlsKey !== undefined) return checked({ cert: read(tlsCert), key: read(tlsKey) })
  if (tlsCert !== undefined) throw new CertificateError('A certificate needs its key: add --tls-key=FILE.')
  if (tlsKey !== undefined) throw new CertificateError('A key needs its certificate: add --tls-cert=FILE.')
  return tls ? createCertificate() : undefined
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CertificateError(`Cannot read ${file}. Pass a file in PEM format.`, { cause })
  }
}

function checked(certificate: Certificate): Certificate {
  try {
    createSecureContext(certificate)
    return certificate
  } catch (cause) {
    throw new CertificateError('The certificate and key are not in PEM format, or do not match.', { cause })
  }
}

/** Valid for a day: whoever trusted it does not go on trusting it. */
const validMs = 24 * 60 * 60 * 1_000

async function createCertificate(): Promise<Certificate> {
  // Only here: who serves plain HTTP does not wait for it.
  const { generate } = await import('selfsigned')
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // An hour ago: clocks differ.
    notBeforeDate: new Date(Date.now() - 3_600_000),
    notAfterDate: new Date(Date.now() + validMs),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  const trust = join(mkdtempSync(join(tmpdir(), 'doublecheck-')), 'certificate.pem')
  writeFileSync(trust, cert)
  return { cert, key, trust }
}
