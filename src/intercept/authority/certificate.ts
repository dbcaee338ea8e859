import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Extension,
  Extensions,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  type Validity,
  Version,
} from '@peculiar/asn1-x509'

const commonName = '2.5.4.3'
const ecdsaWithSha256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' })

export type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

export function newKeys(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

export function keyIdentifier({ publicKey }: KeyPair): ArrayBuffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return toArrayBuffer(createHash('sha256').update(spki).digest().subarray(0, 20))
}

export function extension(extnID: string, value: unknown, critical?: 'critical'): Extension {
  return new Extension({
    extnID,
    critical: critical !== undefined,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  })
}

export function nameOf(text: string): Name {
  const value = new AttributeValue({ utf8String: text })
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: commonName, value })])])
}

/** A certificate in PEM, signed with ECDSA. */
export function issue(what: {
  readonly subject: Name
  readonly issuer: Name
  readonly validity: Validity
  readonly keys: KeyPair
  readonly extensions: readonly Extension[]
  readonly signer: KeyObject
}): string {
  const spki = what.keys.publicKey.export({ type: 'spki', format: 'der' })
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: positive(randomBytes(16)),
    signature: ecdsaWithSha256,
    issuer: what.issuer,
    validity: what.validity,
    subject: what.subject,
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions([...what.extensions]),
  })
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), what.signer)
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: ecdsaWithSha256,
    signatureValue: toArrayBuffer(signature),
  })
  return toPem(Buffer.from(AsnConvert.serialize(certificate)))
}

/** A serial number is a positive integer in as few bytes as possible (RFC 5280, 4.1.2.2). */
function positive(bytes: Buffer): ArrayBuffer {
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return toArrayBuffer(bytes)
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
