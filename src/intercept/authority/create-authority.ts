import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtendedKeyUsage,
  type Extension,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  type Name,
  NameConstraints,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  Validity,
} from '@peculiar/asn1-x509'
import { zoomDomains } from '../../mock-zoom/zoom/hosts.ts'
import type { Authority } from './authority.ts'
import { extension, issue, type KeyPair, keyIdentifier, nameOf, newKeys } from './certificate.ts'

const day = 24 * 60 * 60 * 1000
const lifetime = 365 * day

/**
 * Makes an authority that can speak for Zoom's domains only (RFC 5280, 4.2.1.10), and its one certificate. Its own key
 * is then discarded, so nobody can sign a second one.
 */
export function createAuthority(now: number): Authority {
  const authorityKeys = newKeys()
  const zoomKeys = newKeys()
  // Starts a day ago, because clocks of machines differ.
  const validity = new Validity({ notBefore: new Date(now - day), notAfter: new Date(now + lifetime) })
  const issuer = nameOf('mock-zoom local authority')
  const signed = (subject: Name, keys: KeyPair, extensions: readonly Extension[]) =>
    issue({ subject, issuer, validity, keys, extensions, signer: authorityKeys.privateKey })
  return {
    certificate: signed(issuer, authorityKeys, authorityExtensions(authorityKeys)),
    zoomCertificate: signed(nameOf(zoomDomains[0]), zoomKeys, zoomExtensions(authorityKeys)),
    zoomKey: zoomKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    expiresAt: validity.notAfter.getTime().getTime(),
  }
}

function authorityExtensions(own: KeyPair): Extension[] {
  const domains = zoomDomains.map((dNSName) => new GeneralSubtree({ base: new GeneralName({ dNSName }) }))
  // Permitted names don't restrict other kinds of names, so addresses are excluded explicitly.
  const addresses = ['0.0.0.0/0', '::/0'].map(
    (iPAddress) => new GeneralSubtree({ base: new GeneralName({ iPAddress }) }),
  )
  return [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), 'critical'),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign), 'critical'),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(
      id_ce_nameConstraints,
      new NameConstraints({
        permittedSubtrees: new GeneralSubtrees(domains),
        excludedSubtrees: new GeneralSubtrees(addresses),
      }),
      'critical',
    ),
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(own))),
  ]
}

function zoomExtensions(issuer: KeyPair): Extension[] {
  const names = zoomDomains
    .flatMap((domain) => [domain, `*.${domain}`])
    .map((dNSName) => new GeneralName({ dNSName }))
  return [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), 'critical'),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), 'critical'),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, new SubjectAlternativeName(names)),
    // Python 3.13 requires it.
    extension(
      id_ce_authorityKeyIdentifier,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(issuer)) }),
    ),
  ]
}
