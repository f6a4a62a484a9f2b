import { type Scenario, type Space, STEP_WORDS, type World } from './scenario.ts';

/** The cases of a space that take no step but of the kinds that are allowed: what is withheld is not exhausted either. */
export function restrictedTo(
  allowed: readonly number[],
  space: Space,
  { setting, steps }: Scenario<World<unknown>, unknown>,
): Space {
  if (allowed.length === steps.length) return space;
  const kinds = new Set(allowed);
  const places: number[] = [];
  for (let index = 0; index < space.size; index++) {
    const script = space.scriptAt(index);
    let isAllowed = true;
    for (let at = setting.length; at < script.length; at += STEP_WORDS) {
      if (!kinds.has(script[at] as number)) isAllowed = false;
    }
    if (isAllowed) places.push(index);
  }
  return {
    bound: space.bound,
    size: places.length,
    scriptAt: (index) => space.scriptAt(places[index] as number),
  };
}
