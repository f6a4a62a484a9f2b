import type { Revision } from '../../spec/language/revision.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import { type Conduct, type Operation, type Phase, runThrough } from './phases.ts';

/** A deployment, and the way of a flood into it where a case may have one. */
export class LoadedDeployment {
  readonly deployment: Deployment;
  readonly #flooded: FloodedBroker | null;
  #vantages = 0;

  constructor(revision: Revision, floods: boolean) {
    this.deployment = new Deployment(revision);
    this.#flooded = floods ? new FloodedBroker(revision, 'ideal', true, this.deployment.meter) : null;
  }

  start({ point, form }: Operation): void {
    this.#vantages = point.N;
    this.deployment.start(point, form);
    this.#flooded?.open(point.T_tick);
  }

  /** With what its vantages do in this phase, or would do otherwise. */
  runThrough(phase: Phase, conduct: Conduct): void {
    const { kind, offer, F } = conduct;
    runThrough(this.deployment, phase, conduct);
    if (kind === 'flood') this.#flooded?.receive(this.#vantages, offer, phase.ticks);
    else this.#flooded?.pay(F, phase.ticks);
  }
}
