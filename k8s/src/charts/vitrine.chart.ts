import { ApiObject, type ApiObjectMetadata, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { selectorOf } from '../names.js';
import type { Expr } from '../template/expr.js';
import type { JsonObject } from '../template/tokens.js';

/** Read back and removed when the chart is written: under which condition the object exists. */
export const WHEN = 'vitrine.internal/when';

export interface ObjectProps {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly when?: Expr;
  /** Everything beside metadata. */
  readonly body: JsonObject;
}

/** Base of our charts: one file of the Helm chart, every object labelled with its component. */
export abstract class VitrineChart extends Chart {
  constructor(
    scope: Construct,
    id: string,
    readonly component: string = id,
  ) {
    super(scope, id, { labels: selectorOf(component) });
  }

  /** An object of a kind that cdk8s-plus does not know. */
  protected object(id: string, props: ObjectProps): ApiObject {
    const { apiVersion, kind, name, annotations, labels, when, body } = props;
    const metadata: ApiObjectMetadata = {
      name,
      ...(annotations ? { annotations } : {}),
      ...(labels ? { labels } : {}),
    };
    const object = new ApiObject(this, id, { apiVersion, kind, metadata, ...body });
    if (when) this.onlyWhen(object, when);
    return object;
  }

  protected onlyWhen(object: ApiObject, condition: Expr): void {
    object.metadata.addAnnotation(WHEN, JSON.stringify(condition));
  }

  /** What typed constructs cannot say is added here, to their JSON; newer fields survive only this way. */
  finish(object: JsonObject): JsonObject {
    return object;
  }
}
