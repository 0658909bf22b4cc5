/** The same idea as a small still picture, for narrow screens. Decoration: the headline says it in words. */
import { words } from '../../text/index.ts';
import { ClearanceSign } from '../parts/brand.tsx';
import { Face } from '../parts/face.tsx';
import { Slab } from '../parts/slab.tsx';

export function HeroStill() {
  const { apps, guests, hosts, hypervisor, kernel, headroom } = words.screens.toy;
  return (
    <div class="hero-still" aria-hidden="true">
      <ClearanceSign />
      <div class="still-jars">
        <div class="jar">
          <Slab layer="app" name={apps.pay} />
          <Slab layer="guest" name={guests.windows} thin />
          <Slab layer="app" name={apps.shop} />
          <Slab layer="guest" name={guests.linux} thin />
          <Slab layer="platform" name={hypervisor} thin />
          <Slab layer="hardware" name={hosts[0]}>
            <Face health="watch" />
          </Slab>
        </div>
        <div class="jar">
          <div class="room">{headroom}</div>
          <div class="pods">
            {[apps.shop, apps.pay, apps.find].map((name) => (
              <Slab key={name} layer="app" name={name} letter={false} />
            ))}
          </div>
          <Slab layer="kernel" name={kernel} thin />
          <Slab layer="hardware" name={hosts[1]}>
            <Face health="ok" />
          </Slab>
        </div>
      </div>
    </div>
  );
}
