import { type Route, routesTo } from '@vitrine/contracts';
import type { Construct } from 'constructs';
import { clickhouseTls, is } from '../modes.js';
import { fullname, nameOf } from '../names.js';
import { services } from '../services.js';
import { all, any, choose, concat, type Expr, literal, named, not, present, value } from '../template/expr.js';
import { type JsonObject, spread, text, when } from '../template/tokens.js';
import { VitrineChart } from './vitrine.chart.js';

/** The issuer of certificates for browsers. */
const issuer: JsonObject = {
  name: text(value('certificates.issuerName')),
  kind: text(value('certificates.issuerKind')),
  group: 'cert-manager.io',
};
/** The issuer of certificates for names inside the cluster: no public authority signs those. */
const privateAuthority = nameOf('authority');
const host = text(value('ingress.host'));
const webTls = text(
  choose(present(value('ingress.tlsSecret')), value('ingress.tlsSecret'), concat(named('fullname'), '-web-tls')),
);

/**
 * ingress-nginx refuses other characters in a path of the type Prefix or Exact. The load balancer controller of AWS looks at specific
 * paths last, where /v1 and / have taken everything already.
 */
const pathTypeOf = (path: Route['path']): string =>
  /^[A-Za-z0-9/_-]+$/.test(path)
    ? 'Prefix'
    : text(choose(is.awsLoadBalancer, literal('Exact'), literal('ImplementationSpecific')));

/** The way in for browsers and programs, and the certificates asked of cert-manager. */
export class IngressChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'ingress', 'web');
    this.ingress();
    this.route();
    this.certificate(
      'web-certificate',
      nameOf('web-tls'),
      all(value('certificates.enabled'), any(is.ingress, is.gateway), not(present(value('ingress.tlsSecret')))),
      { dnsNames: [host], issuerRef: issuer },
    );
    this.authority();
    const inside = ['', '-nodes', '-headless'].flatMap((suffix) => [
      `${fullname}-clickhouse${suffix}`,
      `*.${fullname}-clickhouse${suffix}`,
    ]);
    this.certificate('clickhouse-certificate', nameOf('clickhouse-tls'), clickhouseTls, {
      dnsNames: inside,
      issuerRef: { name: privateAuthority, kind: 'Issuer', group: 'cert-manager.io' },
    });
  }

  private ingress(): void {
    this.object('ingress', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      name: fullname,
      when: is.ingress,
      body: {
        spec: {
          ingressClassName: text(value('ingress.className')),
          tls: when(any(value('certificates.enabled'), present(value('ingress.tlsSecret'))), [
            { hosts: [host], secretName: webTls },
          ]),
          rules: [
            {
              host,
              http: {
                paths: routesTo(services).map(({ path, name, port }) => ({
                  path,
                  pathType: pathTypeOf(path),
                  backend: { service: { name: nameOf(name), port: { number: port } } },
                })),
              },
            },
          ],
        },
      },
    });
  }

  private route(): void {
    this.object('route', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      name: fullname,
      when: is.gateway,
      body: {
        spec: {
          parentRefs: [
            {
              name: text(value('ingress.gatewayName')),
              namespace: when(present(value('ingress.gatewayNamespace')), text(value('ingress.gatewayNamespace'))),
            },
          ],
          hostnames: [host],
          rules: routesTo(services).map(({ path, name, port }) => ({
            matches: [{ path: { type: 'PathPrefix', value: path } }],
            backendRefs: [{ name: nameOf(name), port }],
          })),
        },
      },
    });
  }

  private certificate(id: string, secretName: string, condition: Expr, spec: JsonObject): void {
    this.object(id, {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      name: secretName,
      when: condition,
      body: {
        spec: {
          secretName,
          ...spec,
          privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
        },
      },
    });
  }

  /** A certificate authority of this release's own, for TLS between its parts: cert-manager makes and renews it. */
  private authority(): void {
    const selfSigned = nameOf('self-signed');
    const issuerOf = (name: string, spec: JsonObject): void => {
      this.object(name === selfSigned ? 'self-signed' : 'authority', {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Issuer',
        name,
        when: clickhouseTls,
        body: { spec },
      });
    };
    issuerOf(selfSigned, { selfSigned: {} });
    this.certificate('authority-certificate', nameOf('authority-ca'), clickhouseTls, {
      isCA: true,
      commonName: privateAuthority,
      duration: '87600h',
      issuerRef: { name: selfSigned, kind: 'Issuer', group: 'cert-manager.io' },
    });
    issuerOf(privateAuthority, { ca: { secretName: nameOf('authority-ca') } });
  }

  override finish(object: JsonObject): JsonObject {
    if (object.kind !== 'Ingress') return object;
    const metadata = object.metadata as JsonObject;
    return {
      ...object,
      metadata: {
        ...metadata,
        annotations: { ...((metadata.annotations as JsonObject) ?? {}), ...spread(value('ingress.annotations')) },
      },
    };
  }
}
