import { Module } from '@nestjs/common';
import { ApiDocument, DocsController } from './docs.controller.js';
import { ProblemsController } from './problems.controller.js';

/** The contract for programs and the problems it names, to read. */
@Module({ controllers: [DocsController, ProblemsController], providers: [ApiDocument] })
export class DocsModule {}
