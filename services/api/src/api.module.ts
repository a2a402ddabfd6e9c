import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AlertEndpointsModule } from './alert-endpoints/alert-endpoints.module.js';
import { AlertRulesModule } from './alert-rules/alert-rules.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { BacktestModule } from './backtest/backtest.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { CorrectionsModule } from './corrections/corrections.module.js';
import { DeadLettersModule } from './dead-letters/dead-letters.module.js';
import { DocsModule } from './docs/docs.module.js';
import { EffectModule } from './effect/effect.module.js';
import type { ApiOptions } from './engines/api-settings.js';
import { EnginesModule } from './engines/engines.module.js';
import { MeModule } from './me/me.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NextBasketModule } from './next-basket/next-basket.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { PipelineModule } from './pipeline/pipeline.module.js';
import { PushSubscriptionsModule } from './push-subscriptions/push-subscriptions.module.js';
import { RecommendationListsModule } from './recommendations/lists/lists.module.js';
import { RecommendationsModule } from './recommendations/recommendations.module.js';
import { SchemasModule } from './schemas/schemas.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { StreamModule } from './stream/stream.module.js';
import { TenantsModule } from './tenants/tenants.module.js';

/** What the api is made of: one module per feature, each with its routes, jobs and what it lends to others. */
@Module({
  imports: [
    AccessModule,
    SessionsModule,
    MeModule,
    TenantsModule,
    CatalogueModule,
    MetricsModule,
    StreamModule,
    CorrectionsModule,
    AlertsModule,
    DeadLettersModule,
    PipelineModule,
    RecommendationsModule,
    RecommendationListsModule,
    EffectModule,
    NextBasketModule,
    AlertEndpointsModule,
    AlertRulesModule,
    BacktestModule,
    PushSubscriptionsModule,
    OutboxModule,
    SchemasModule,
    DocsModule,
  ],
})
export class ApiModule {
  static with(options: ApiOptions): DynamicModule {
    return { module: ApiModule, imports: [EnginesModule.with(options)] };
  }
}
