import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ApiSettings } from '../engines/api-settings.js';
import { CompanionSource } from './companion-source.js';
import { RecommendationsController } from './recommendations.controller.js';

/** What to offer, as the service that counts baskets answers it, within what the caller may see. */
@Module({
  imports: [CatalogueModule],
  controllers: [RecommendationsController],
  providers: [
    {
      provide: CompanionSource,
      useFactory: ({ env }: ApiSettings) => new CompanionSource(env.RECOMMENDATIONS_URL),
      inject: [ApiSettings],
    },
  ],
})
export class RecommendationsModule {}
